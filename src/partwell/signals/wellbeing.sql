-- The person's check-ins about each client.
SELECT c.book, c.client, k.day, k.score, stamped(day_start(k.day), 'checkin', k.key) AS stamp
FROM clients AS c
CROSS JOIN params
LEFT JOIN checkins AS k ON k.book = c.book AND k.client = c.client AND k.day <= params.as_of

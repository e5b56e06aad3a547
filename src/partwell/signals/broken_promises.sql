-- Promises to pay that named a day, with the days on which the client's money came since.
WITH came AS (
    SELECT DISTINCT book, client, day FROM received WHERE client IS NOT NULL AND gross > 0
),
made AS (
    SELECT t.book, t.client, t.key, t.sent, p.said, p.due
    FROM promises AS p
    JOIN talk AS t ON t.book = p.book AND t.key = p.message
    WHERE t.incoming
),
known AS (
    SELECT p.book, MAX(p.day) AS last_day
    FROM payments AS p
    CROSS JOIN params
    WHERE p.day <= params.as_of
    GROUP BY p.book
)
SELECT
    c.book, c.client, m.key, m.said, m.due, stamped(m.sent, 'message', m.key) AS stamp, known.last_day,
    MIN(came.day) AS paid
FROM clients AS c
LEFT JOIN made AS m ON m.book = c.book AND m.client = c.client
LEFT JOIN known ON known.book = c.book
LEFT JOIN came ON came.book = c.book AND came.client = c.client AND came.day >= m.said
GROUP BY c.book, c.client, m.key, m.said, m.due, m.sent, known.last_day

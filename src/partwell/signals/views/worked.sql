-- Logged time of each client; several entries may overlap.
SELECT
    e.book, p.client, e.key, e.start, e.start + e.seconds AS stop, e.seconds, e.billable,
    CAST(local_time(e.start, COALESCE(params.zone, 'UTC')) AS DATE) AS day
FROM time_entries AS e
JOIN people AS p ON p.book = e.book AND p.identity = e.identity
CROSS JOIN params
WHERE e.start < params.until

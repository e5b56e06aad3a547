-- Hours in the time log of each client, as logged.
WITH ranked AS (
    SELECT
        book, client, start, key,
        ROW_NUMBER() OVER (PARTITION BY book, client ORDER BY start DESC, key DESC) AS nth,
        start < MAX(stop) OVER (
            PARTITION BY book, client ORDER BY start, key ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS crossing,
        seconds, billable, day
    FROM worked
),
sums AS (
    SELECT
        book, client, SUM(seconds) AS seconds, SUM(seconds) FILTER (WHERE billable) AS billable, COUNT(*) AS n,
        COUNT(*) FILTER (WHERE crossing) AS overlapping, MIN(day) AS first_day, MAX(day) AS last_day,
        ARRAY_AGG(stamped(start, 'time', key)) FILTER (WHERE nth <= 200) AS evidence
    FROM ranked
    GROUP BY book, client
)
SELECT c.book, c.client, s.seconds, s.billable, s.n, s.overlapping, s.first_day, s.last_day, s.evidence
FROM clients AS c
LEFT JOIN sums AS s ON s.book = c.book AND s.client = c.client

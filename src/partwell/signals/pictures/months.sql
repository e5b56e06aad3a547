-- Logged time of each client by month, and the messages of the month that no logged entry covers (since the first
-- entry, as the true rate counts them; all of them where the client has no time log).
WITH letters AS (
    SELECT
        u.book, u.client, u.incoming, CAST(local_time(u.sent, COALESCE(params.zone, 'UTC')) AS DATE) AS day
    FROM untimed AS u
    LEFT JOIN paid_work AS b ON b.book = u.book AND b.client = u.client
    CROSS JOIN params
    WHERE b.first_start IS NULL OR u.sent >= b.first_start
),
facts AS (
    SELECT
        book, client, SUBSTR(CAST(day AS VARCHAR), 1, 7) AS month, seconds,
        CASE WHEN billable THEN seconds ELSE 0 END AS billable, 0 AS came, 0 AS went
    FROM worked
    UNION ALL
    SELECT
        book, client, SUBSTR(CAST(day AS VARCHAR), 1, 7) AS month, 0 AS seconds, 0 AS billable,
        CASE WHEN incoming THEN 1 ELSE 0 END AS came, CASE WHEN incoming THEN 0 ELSE 1 END AS went
    FROM letters
)
SELECT
    book, client, month, SUM(seconds) AS seconds, SUM(billable) AS billable, SUM(came) AS came, SUM(went) AS went
FROM facts
GROUP BY book, client, month

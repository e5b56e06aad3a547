-- Logged time of each client; several entries may overlap. An entry whose file knows only the day covers all of that day.
WITH dated AS (
    SELECT
        e.book, p.client, e.key, e.start, e.start + e.seconds AS stop, e.seconds, e.billable, e.timed,
        COALESCE(params.zone, 'UTC') AS zone,
        CAST(local_time(e.start, COALESCE(params.zone, 'UTC')) AS DATE) AS day
    FROM time_entries AS e
    JOIN people AS p ON p.book = e.book AND p.identity = e.identity
    CROSS JOIN params
    WHERE e.start < params.until
)
SELECT
    book, client, key, start, stop, seconds, billable, day,
    CASE WHEN timed OR seconds = 0 THEN start ELSE first_second(day, zone) END AS cover_start,
    CASE WHEN timed OR seconds = 0 THEN stop ELSE first_second(day + 1, zone) END AS cover_stop
FROM dated

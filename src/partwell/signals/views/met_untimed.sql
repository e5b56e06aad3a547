-- Seconds of meetings since the first logged entry that neither an entry nor an earlier part of a meeting covers:
-- the length of entries and meetings laid over each other, less that of the entries alone.
WITH spans AS (
    SELECT book, client, cover_start AS start, cover_stop AS stop, 0 AS kind FROM worked
    UNION ALL
    SELECT m.book, m.client, m.start, m.stop, 1 AS kind
    FROM met AS m
    JOIN paid_work AS b ON b.book = m.book AND b.client = m.client
    WHERE m.start >= b.first_start
),
swept AS (
    SELECT
        book, client, start, stop, kind,
        MAX(stop) OVER (
            PARTITION BY book, client ORDER BY start, stop, kind ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS all_until,
        MAX(CASE WHEN kind = 0 THEN stop END) OVER (
            PARTITION BY book, client ORDER BY start, stop, kind ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING
        ) AS work_until
    FROM spans
)
SELECT
    book, client,
    SUM(greatest(0, stop - greatest(start, COALESCE(all_until, start))))
    - SUM(CASE WHEN kind = 0 THEN greatest(0, stop - greatest(start, COALESCE(work_until, start))) ELSE 0 END) AS seconds,
    SUM(kind) AS meetings
FROM swept
GROUP BY book, client

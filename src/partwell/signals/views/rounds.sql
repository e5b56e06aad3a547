-- Pieces of work and how often each was handed over: a row for each time it was asked back, taken, or is still open.
-- A piece ends when the client accepts it, or 45 days after it was last handed over without more of it; within 12 hours a
-- second handing over belongs to the first. A message that names no work is about the one spoken of before it.
WITH marked AS (
    SELECT
        t.book, t.client, t.key, t.sent, w.mark,
        LAST_VALUE(NULLIF(w.work, '') IGNORE NULLS) OVER (
            PARTITION BY t.book, t.client ORDER BY t.sent, t.key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS work
    FROM works AS w
    JOIN talk AS t ON t.book = w.book AND t.key = w.message
    WHERE t.incoming = (w.mark = 'accepted')
),
seen AS (
    SELECT
        *,
        LAG(mark) OVER (PARTITION BY book, client, work ORDER BY sent, key) AS mark_before,
        LAG(sent) OVER (PARTITION BY book, client, work ORDER BY sent, key) AS sent_before,
        LEAD(mark) OVER (PARTITION BY book, client, work ORDER BY sent, key) AS mark_after,
        LEAD(sent) OVER (PARTITION BY book, client, work ORDER BY sent, key) AS sent_after
    FROM marked
),
handed AS (
    SELECT
        *,
        mark_before IS NULL OR mark_before = 'accepted' OR sent - sent_before > 45 * 86400 AS begins,
        mark_after = 'handed' AND sent_after - sent <= 12 * 3600 AS goes_on
    FROM seen
    WHERE mark = 'handed'
),
numbered AS (
    SELECT
        *,
        SUM(CASE WHEN begins THEN 1 ELSE 0 END) OVER (
            PARTITION BY book, client, work ORDER BY sent, key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS piece
    FROM handed
)
SELECT
    n.book, n.client, n.work, n.piece, n.key, n.sent,
    MIN(n.sent) OVER (PARTITION BY n.book, n.client, n.work, n.piece) AS first_sent,
    CASE
        WHEN n.mark_after = 'accepted' AND n.sent_after - n.sent <= 45 * 86400 THEN 'accepted'
        WHEN n.mark_after = 'handed' AND n.sent_after - n.sent <= 45 * 86400 THEN 'revised'
        WHEN params.until - n.sent > 45 * 86400 THEN 'silent'
        ELSE 'open'
    END AS ended,
    CASE WHEN n.mark_after = 'accepted' AND n.sent_after - n.sent <= 45 * 86400 THEN n.sent_after END AS accepted
FROM numbered AS n
CROSS JOIN params
WHERE NOT COALESCE(n.goes_on, FALSE)

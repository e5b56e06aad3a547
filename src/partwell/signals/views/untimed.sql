-- Messages that fall in none of the client's logged entries: only these cost time nobody logged.
WITH line AS (
    SELECT book, client, cover_start AS moment, 0 AS kind, cover_stop AS stop, NULL AS key, NULL AS incoming FROM worked
    UNION ALL
    SELECT book, client, sent AS moment, 1 AS kind, NULL AS stop, key, incoming FROM talk
),
busy AS (
    SELECT
        *,
        MAX(stop) OVER (
            PARTITION BY book, client ORDER BY moment, kind ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS busy_until
    FROM line
)
SELECT book, client, key, moment AS sent, incoming
FROM busy
WHERE kind = 1 AND (busy_until IS NULL OR busy_until <= moment)

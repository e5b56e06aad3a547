-- Spells of waiting: from a client's first unanswered message in a thread to their next one, or to the answer.
-- A second message within chase_seconds continues the first. asked: the client wrote again before any answer.
WITH runs AS (
    SELECT
        t.*,
        LAG(t.incoming) OVER (PARTITION BY t.book, t.client, t.thread ORDER BY t.sent, t.key) AS after_incoming,
        LAG(t.sent) OVER (PARTITION BY t.book, t.client, t.thread ORDER BY t.sent, t.key) AS previous
    FROM talk AS t
),
steps AS (
    SELECT
        r.*,
        r.incoming AND NOT COALESCE(r.after_incoming, FALSE) AS opens,
        r.incoming AND COALESCE(r.after_incoming, FALSE) AND r.sent - r.previous < params.chase_seconds AS goes_on
    FROM runs AS r
    CROSS JOIN params
),
turns AS (
    SELECT
        *,
        SUM(CASE WHEN opens OR NOT incoming THEN 1 ELSE 0 END) OVER (
            PARTITION BY book, client, thread ORDER BY sent, key ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS turn
    FROM steps
),
kept AS (
    SELECT
        book, client, thread, turn, key, sent, incoming, opens,
        LEAD(sent) OVER (PARTITION BY book, client, thread ORDER BY sent, key) AS next_sent,
        LEAD(incoming) OVER (PARTITION BY book, client, thread ORDER BY sent, key) AS next_incoming
    FROM turns
    WHERE NOT goes_on
),
sizes AS (
    SELECT book, client, thread, turn, COUNT(*) AS messages
    FROM turns
    WHERE incoming
    GROUP BY book, client, thread, turn
)
SELECT
    k.book, k.client, k.key, k.sent, k.next_sent, COALESCE(k.next_incoming, FALSE) AS asked, s.messages,
    COALESCE(k.next_sent, params.until) - k.sent AS seconds
FROM kept AS k
JOIN sizes AS s ON s.book = k.book AND s.client = k.client AND s.thread = k.thread AND s.turn = k.turn
CROSS JOIN params
WHERE k.opens AND k.incoming

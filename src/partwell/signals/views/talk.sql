-- Messages between the person and each client, and what came before each in its thread.
-- pressing: the client writes again, no sooner than chase_seconds later, while the last word is still theirs. While no
-- message of the person's to that client has been read, nobody can tell asked again from answered: nothing presses.
WITH said AS (
    SELECT m.book, p.client, m.key, m.sent, m.offset_minutes, m.thread, TRUE AS incoming
    FROM messages AS m
    JOIN people AS p ON p.book = m.book AND p.identity = m.sender
    CROSS JOIN params
    WHERE NOT m.automatic AND m.sent < params.until
    UNION ALL
    SELECT DISTINCT m.book, p.client, m.key, m.sent, m.offset_minutes, m.thread, FALSE AS incoming
    FROM messages AS m
    JOIN identities AS me ON me.book = m.book AND me.identity = m.sender AND me.state = 'me'
    JOIN message_to AS t ON t.book = m.book AND t.key = m.key
    JOIN people AS p ON p.book = t.book AND p.identity = t.identity
    CROSS JOIN params
    WHERE NOT m.automatic AND m.sent < params.until
),
followed AS (
    SELECT
        *,
        LAG(incoming) OVER (PARTITION BY book, client, thread ORDER BY sent, key) AS after_incoming,
        LAG(sent) OVER (PARTITION BY book, client, thread ORDER BY sent, key) AS previous,
        MAX(CASE WHEN incoming THEN 0 ELSE 1 END) OVER (PARTITION BY book, client) AS answers_read
    FROM said
)
SELECT
    f.book, f.client, f.key, f.sent, f.offset_minutes, f.thread, f.incoming,
    f.incoming AND f.answers_read = 1 AND COALESCE(f.after_incoming, FALSE)
    AND f.sent - f.previous >= params.chase_seconds AS pressing,
    f.previous IS NULL OR f.sent - f.previous > 1800 AS opening,
    CASE WHEN NOT f.incoming AND f.after_incoming THEN f.sent - f.previous END AS answered_after
FROM followed AS f
CROSS JOIN params

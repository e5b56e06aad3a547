-- Meetings with each client: not cancelled, not for whole days, not to come; one with several of their people once.
WITH there AS (
    SELECT book, key, identity FROM meetings
    UNION
    SELECT book, key, identity FROM meeting_with
)
SELECT DISTINCT m.book, p.client, m.key, m.start, m.start + m.seconds AS stop
FROM meetings AS m
JOIN there ON there.book = m.book AND there.key = m.key
JOIN people AS p ON p.book = m.book AND p.identity = there.identity
CROSS JOIN params
WHERE NOT m.all_day AND NOT m.cancelled AND m.seconds > 0 AND m.start + m.seconds <= params.until

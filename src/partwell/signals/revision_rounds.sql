-- What became of each handing over of each client's work, and the labels of vague and reopening messages.
WITH spoken AS (
    SELECT
        t.book, t.client,
        COUNT(DISTINCT CASE WHEN l.label = 'vague_feedback' AND l.counts THEN l.message END) AS vague,
        COUNT(DISTINCT CASE WHEN l.label = 'reopened_decision' AND l.counts THEN l.message END) AS reopened,
        COUNT(DISTINCT CASE WHEN l.standing = 'possible' THEN l.message END) AS maybe,
        ARRAY_AGG(DISTINCT stamped(t.sent, 'message', t.key)) FILTER (WHERE l.counts) AS quotes
    FROM labels AS l
    JOIN talk AS t ON t.book = l.book AND t.key = l.message
    WHERE l.label IN ('vague_feedback', 'reopened_decision') AND t.incoming
    GROUP BY t.book, t.client
)
SELECT
    c.book, c.client, r.work, r.piece, r.sent, r.first_sent, r.accepted, r.ended,
    stamped(r.sent, 'message', r.key) AS stamp,
    COALESCE(s.vague, 0) AS vague, COALESCE(s.reopened, 0) AS reopened, COALESCE(s.maybe, 0) AS maybe, s.quotes
FROM clients AS c
LEFT JOIN spoken AS s ON s.book = c.book AND s.client = c.client
LEFT JOIN rounds AS r ON r.book = c.book AND r.client = c.client

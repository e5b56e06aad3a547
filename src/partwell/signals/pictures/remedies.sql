-- What was tried with each client, and the weeks before and after: messages, and those that press outside both clocks
-- (asked again before the answer, or urgent in words that count).
-- Week 0 are the seven days after the remedy's, week -1 the seven days before it; only whole weeks.
WITH tried AS (
    SELECT
        r.book, r.key, r.client, r.kind, r.about, r.day, params.zone,
        days_between(r.day, params.as_of) AS days_since
    FROM remedies AS r
    CROSS JOIN params
    WHERE r.day <= params.as_of
),
urgent AS (
    SELECT DISTINCT book, message FROM labels WHERE counts AND label IN ('urgency', 'chase')
),
placed AS (
    SELECT
        t.book, t.client, t.key, t.days_since, c.incoming, COALESCE(c.mine_outside, FALSE) AS outside,
        c.incoming AND (c.pressing OR u.message IS NOT NULL) AND COALESCE(c.mine_outside, FALSE)
        AND COALESCE(c.theirs_outside, TRUE) AS pressing,
        days_between(t.day, CAST(local_time(c.sent, COALESCE(t.zone, 'UTC')) AS DATE)) AS away
    FROM tried AS t
    JOIN clock AS c ON c.book = t.book AND c.client = t.client
    LEFT JOIN urgent AS u ON u.book = c.book AND u.message = c.key
),
weeks AS (
    SELECT
        book, client, key,
        CASE WHEN away < 0 THEN (away + 70000) // 7 - 10000 ELSE (away - 1) // 7 END AS week,
        COUNT(*) FILTER (WHERE incoming) AS messages,
        COUNT(*) FILTER (WHERE incoming AND outside) AS outside,
        COUNT(*) FILTER (WHERE pressing) AS pressing
    FROM placed
    WHERE away < 0 OR (away > 0 AND away <= days_since // 7 * 7)
    GROUP BY book, client, key, week
)
SELECT
    t.book, t.key, t.client, t.kind, t.about, t.day, w.week, COALESCE(w.messages, 0) AS messages,
    COALESCE(w.outside, 0) AS outside, COALESCE(w.pressing, 0) AS pressing
FROM tried AS t
LEFT JOIN weeks AS w ON w.book = t.book AND w.key = t.key

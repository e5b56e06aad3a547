-- What a client's pressing, night work and late money took, week by week: message counts, and minor units x days late.
WITH told AS (
    SELECT
        book, client, key, sent, pressing, NOT incoming AND COALESCE(mine_outside, FALSE) AS own_night,
        week_of(CAST(local_time(sent, COALESCE((SELECT zone FROM params), 'UTC')) AS DATE)) AS week
    FROM clock
    WHERE pressing OR (NOT incoming AND COALESCE(mine_outside, FALSE))
),
ranked AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY book, client ORDER BY sent DESC, key DESC) AS nth FROM told
),
letters AS (
    SELECT
        book, client, week, COUNT(*) FILTER (WHERE pressing) AS pressing, COUNT(*) FILTER (WHERE own_night) AS own_night,
        0 AS late, 0 AS late_n, CAST(NULL AS DATE) AS first_day, CAST(NULL AS DATE) AS last_day,
        MIN(sent) AS first_sent, MAX(sent) AS last_sent,
        ARRAY_AGG(stamped(sent, 'message', key)) FILTER (WHERE nth <= 200) AS evidence
    FROM ranked
    GROUP BY book, client, week
),
bills AS (
    SELECT
        i.book, i.client, week_of(i.until) AS week, 0 AS pressing, 0 AS own_night,
        SUM(CAST(i.minor AS HUGEINT) * i.delay) AS late, COUNT(*) AS late_n,
        MIN(i.due) AS first_day, MAX(i.until) AS last_day,
        CAST(NULL AS BIGINT) AS first_sent, CAST(NULL AS BIGINT) AS last_sent,
        ARRAY_AGG(DISTINCT stamped(day_start(i.issued), 'invoice', i.invoice)) AS evidence
    FROM instalments AS i
    CROSS JOIN params
    WHERE i.delay > 0 AND i.currency = params.currency
    GROUP BY i.book, i.client, week_of(i.until)
),
both_kinds AS (
    SELECT * FROM letters
    UNION ALL
    SELECT * FROM bills
),
worth AS (
    SELECT book, SUM(net) AS net, SUM(seconds) AS seconds FROM paid_work WHERE payments > 0 GROUP BY book
)
SELECT
    c.book, c.client, b.week, b.pressing, b.own_night, b.late, b.late_n, b.first_day, b.last_day, b.first_sent,
    b.last_sent, b.evidence, params.rate_minor, params.late_rate, w.net AS book_net, w.seconds AS book_seconds
FROM clients AS c
CROSS JOIN params
LEFT JOIN both_kinds AS b ON b.book = c.book AND b.client = c.client
LEFT JOIN worth AS w ON w.book = c.book

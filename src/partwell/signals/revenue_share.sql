-- Net money received, week by week, for each client's share of all of it.
WITH facts AS (
    SELECT
        book, client, week_of(day) AS week, day, net, payment, estimated, converted,
        CASE
            WHEN payment IS NOT NULL THEN stamped(day_start(day), 'payment', payment)
            ELSE stamped(day_start(day), 'expense', expense)
        END AS stamp
    FROM earned
    UNION ALL
    SELECT
        e.book, e.client, week_of(e.day) AS week, e.day, 0 AS net, NULL AS payment, FALSE AS estimated, FALSE AS converted,
        stamped(day_start(i.issued), 'invoice', i.key) AS stamp
    FROM earned AS e
    JOIN invoices AS i ON i.book = e.book AND i.key = e.invoice
),
weekly AS (
    SELECT
        book, client, week, SUM(net) AS net, COUNT(DISTINCT payment) AS n, MIN(day) AS first_day, MAX(day) AS last_day,
        COUNT(*) FILTER (WHERE estimated) AS estimated, ARRAY_AGG(DISTINCT stamp) AS evidence,
        SUM(abs(net)) FILTER (WHERE converted) AS converted, SUM(abs(net)) AS turnover
    FROM facts
    GROUP BY book, client, week
)
SELECT c.book, c.client, w.week, w.net, w.n, w.first_day, w.last_day, w.estimated, w.evidence, w.converted,
    w.turnover
FROM clients AS c
LEFT JOIN weekly AS w ON w.book = c.book AND w.client = c.client

-- Net money received, week by week, for each client's share of all of it.
WITH weekly AS (
    SELECT
        book, client, week_of(day) AS week, SUM(net) AS net, COUNT(DISTINCT payment) AS n,
        MIN(day) AS first_day, MAX(day) AS last_day, COUNT(*) FILTER (WHERE estimated) AS estimated,
        ARRAY_AGG(DISTINCT CASE
            WHEN payment IS NOT NULL THEN stamped(day_start(day), 'payment', payment)
            ELSE stamped(day_start(day), 'expense', expense)
        END) AS evidence
    FROM earned
    GROUP BY book, client, week_of(day)
)
SELECT c.book, c.client, w.week, w.net, w.n, w.first_day, w.last_day, w.estimated, w.evidence
FROM clients AS c
LEFT JOIN weekly AS w ON w.book = c.book AND w.client = c.client

-- Money received against hours logged.
WITH ranked AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY book, client ORDER BY stamp DESC) AS nth FROM paid_work_facts
),
proof AS (
    SELECT book, client, ARRAY_AGG(stamp) FILTER (WHERE nth <= 200) AS evidence, COUNT(*) AS evidence_total
    FROM ranked
    GROUP BY book, client
)
SELECT
    c.book, c.client, b.net, b.converted, b.turnover, b.net_before, b.payments, b.estimated, b.seconds, b.entries,
    b.first_day, b.last_day,
    b.last_paid, p.evidence, p.evidence_total
FROM clients AS c
LEFT JOIN paid_work AS b ON b.book = c.book AND b.client = c.client
LEFT JOIN proof AS p ON p.book = c.book AND p.client = c.client

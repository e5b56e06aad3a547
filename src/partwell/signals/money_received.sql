-- Money that came in from each client: net of VAT and of expenses handed on, in the book's currency.
WITH facts AS (
    SELECT book, client, day, 'payment' AS kind, payment AS key FROM earned WHERE payment IS NOT NULL
    UNION
    SELECT e.book, e.client, i.issued, 'invoice' AS kind, i.key
    FROM earned AS e JOIN invoices AS i ON i.book = e.book AND i.key = e.invoice
    UNION
    SELECT book, client, day, 'expense' AS kind, expense AS key FROM earned WHERE expense IS NOT NULL
),
ranked AS (
    SELECT
        book, client, stamped(day_start(day), kind, key) AS stamp,
        ROW_NUMBER() OVER (PARTITION BY book, client ORDER BY day DESC, kind DESC, key DESC) AS nth
    FROM facts
),
proof AS (
    SELECT book, client, ARRAY_AGG(stamp) FILTER (WHERE nth <= 200) AS evidence, COUNT(*) AS evidence_total
    FROM ranked
    GROUP BY book, client
),
sums AS (
    SELECT
        book, client, SUM(net) AS net, SUM(gross) AS gross, SUM(handed_on) AS handed_on,
        COUNT(DISTINCT payment) AS n, MIN(day) FILTER (WHERE payment IS NOT NULL) AS first_day,
        MAX(day) FILTER (WHERE payment IS NOT NULL) AS last_day,
        COUNT(*) FILTER (WHERE estimated) AS estimated,
        SUM(abs(net)) FILTER (WHERE converted) AS converted, SUM(abs(net)) AS turnover
    FROM earned
    GROUP BY book, client
)
SELECT c.book, c.client, s.net, s.gross, s.handed_on, s.n, s.first_day, s.last_day, s.estimated,
    s.converted, s.turnover, p.evidence, p.evidence_total
FROM clients AS c
LEFT JOIN sums AS s ON s.book = c.book AND s.client = c.client
LEFT JOIN proof AS p ON p.book = c.book AND p.client = c.client

-- Money and logged time that belong together, a row for each client with a time log.
-- Money for invoices issued more than 31 days before the first entry paid for hours nobody counted and stays out
-- (within 31 days it may be a deposit).
WITH begun AS (
    SELECT
        book, client, MIN(start) AS first_start, MIN(day) AS first_day, MAX(day) AS last_day, SUM(seconds) AS seconds,
        COUNT(*) AS entries
    FROM worked
    GROUP BY book, client
),
money AS (
    SELECT
        e.book, e.client, e.net, e.payment, e.day, e.estimated, e.converted,
        days_between(e.issued, b.first_day) <= 31 AS fits
    FROM earned AS e
    JOIN begun AS b ON b.book = e.book AND b.client = e.client
),
sums AS (
    SELECT
        book, client, SUM(net) FILTER (WHERE fits) AS net, SUM(net) FILTER (WHERE NOT fits) AS net_before,
        COUNT(DISTINCT payment) FILTER (WHERE fits) AS payments, MAX(day) FILTER (WHERE fits) AS last_paid,
        COUNT(*) FILTER (WHERE fits AND estimated) AS estimated,
        SUM(abs(net)) FILTER (WHERE fits AND converted) AS converted, SUM(abs(net)) FILTER (WHERE fits) AS turnover
    FROM money
    GROUP BY book, client
)
SELECT
    b.book, b.client, b.first_start, b.first_day, b.last_day, b.seconds, b.entries,
    s.net, s.net_before, COALESCE(s.payments, 0) AS payments, s.last_paid, COALESCE(s.estimated, 0) AS estimated,
    s.converted, s.turnover
FROM begun AS b
LEFT JOIN sums AS s ON s.book = b.book AND s.client = b.client

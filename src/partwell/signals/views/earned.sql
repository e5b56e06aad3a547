-- Money received in the book's currency less expenses that were only handed on, a row for each payment or expense.
-- Expenses count only for clients whose invoices do not already state the part handed on: never subtract twice.
WITH stated AS (
    SELECT DISTINCT i.book, who.client
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    WHERE COALESCE(i.passthrough, 0) <> 0
)
SELECT
    r.book, r.client, r.day, r.issued, r.net, r.gross, r.handed_on, r.estimated, r.payment, r.invoice,
    NULL AS expense
FROM received AS r
CROSS JOIN params
WHERE r.client IS NOT NULL AND r.currency = params.currency
UNION ALL
SELECT
    e.book, who.client, e.day, e.day AS issued, -e.minor AS net, 0 AS gross, e.minor AS handed_on, FALSE AS estimated,
    NULL AS payment, NULL AS invoice, e.key AS expense
FROM expenses AS e
JOIN people AS who ON who.book = e.book AND who.identity = e.identity
LEFT JOIN stated ON stated.book = e.book AND stated.client = who.client
CROSS JOIN params
WHERE e.passthrough AND stated.client IS NULL AND e.day <= params.as_of AND e.currency = params.currency

-- Money received, in the book's currency (converted where a rate is known), less expenses that were only handed on,
-- a row for each payment or expense.
-- Expenses count only for clients whose invoices do not already state the part handed on: never subtract twice.
WITH stated AS (
    SELECT DISTINCT i.book, who.client
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    WHERE COALESCE(i.passthrough, 0) <> 0
)
SELECT
    r.book, r.client, r.day, r.issued, part_of(r.net, w.part, w.whole) AS net,
    part_of(r.gross, w.part, w.whole) AS gross, part_of(r.handed_on, w.part, w.whole) AS handed_on, r.estimated,
    r.currency <> params.currency AS converted, r.payment, r.invoice, NULL AS expense
FROM received AS r
JOIN worth AS w ON w.book = r.book AND w.currency = r.currency AND w.day = r.day
CROSS JOIN params
WHERE r.client IS NOT NULL
UNION ALL
SELECT
    e.book, who.client, e.day, e.day AS issued, -part_of(e.minor, w.part, w.whole) AS net, 0 AS gross,
    part_of(e.minor, w.part, w.whole) AS handed_on, FALSE AS estimated, e.currency <> params.currency AS converted,
    NULL AS payment, NULL AS invoice, e.key AS expense
FROM expenses AS e
JOIN people AS who ON who.book = e.book AND who.identity = e.identity
JOIN worth AS w ON w.book = e.book AND w.currency = e.currency AND w.day = e.day
LEFT JOIN stated ON stated.book = e.book AND stated.client = who.client
CROSS JOIN params
WHERE e.passthrough AND stated.client IS NULL AND e.day <= params.as_of

-- Each invoice and credit note for forecasts of cash: net of VAT and of what is handed on, what came in for it and when,
-- whether it may be settled by money that names no invoice, and the newest rate of its currency.
WITH near AS (
    SELECT
        x.book, x.currency, x.part, x.whole,
        ROW_NUMBER() OVER (PARTITION BY x.book, x.currency ORDER BY x.day DESC, x.told, x.turned, x.part, x.whole) AS nth
    FROM exchange AS x
    CROSS JOIN params
    WHERE x.day <= params.as_of
)
SELECT
    i.book, who.client, i.key AS invoice, i.issued, i.due, i.currency, i.gross,
    i.net - COALESCE(i.passthrough, 0) AS net, COALESCE(p.minor, 0) AS paid, p.last_paid, known.last_day,
    o.invoice IS NOT NULL AS overdue,
    CASE WHEN i.currency = params.currency THEN 1 ELSE x.part END AS part,
    CASE WHEN i.currency = params.currency THEN 1 ELSE x.whole END AS whole
FROM invoices AS i
JOIN people AS who ON who.book = i.book AND who.identity = i.identity
CROSS JOIN params
LEFT JOIN payments_until AS known ON known.book = i.book
LEFT JOIN paid_bills AS p ON p.book = i.book AND p.invoice = i.key
LEFT JOIN overdue_bills AS o ON o.book = i.book AND o.invoice = i.key
LEFT JOIN near AS x ON x.book = i.book AND x.currency = i.currency AND x.nth = 1
WHERE i.issued <= params.as_of

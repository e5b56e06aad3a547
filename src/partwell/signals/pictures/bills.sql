-- Each invoice (credit notes left out) with what came in for it, when the last of it came, and whether it is overdue:
-- open past its due date on the last day that payments are known of, as the reading of delay counts it.
SELECT
    i.book, who.client, i.key AS invoice, i.number, i.issued, i.due, i.currency, i.gross, COALESCE(p.minor, 0) AS paid,
    p.last_paid, known.last_day, o.invoice IS NOT NULL AS overdue
FROM invoices AS i
JOIN people AS who ON who.book = i.book AND who.identity = i.identity
LEFT JOIN payments_until AS known ON known.book = i.book
LEFT JOIN paid_bills AS p ON p.book = i.book AND p.invoice = i.key
LEFT JOIN overdue_bills AS o ON o.book = i.book AND o.invoice = i.key
CROSS JOIN params
WHERE i.gross > 0 AND i.issued <= params.as_of

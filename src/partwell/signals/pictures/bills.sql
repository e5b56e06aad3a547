-- Each invoice (credit notes left out) with what came in for it, when the last of it came, and whether it is overdue:
-- open past its due date on the last day that payments are known of, as the reading of delay counts it.
WITH known AS (
    SELECT p.book, MAX(p.day) AS last_day
    FROM payments AS p
    CROSS JOIN params
    WHERE p.day <= params.as_of
    GROUP BY p.book
),
paid AS (
    SELECT book, invoice, SUM(gross) AS minor, MAX(day) AS last_paid
    FROM received
    WHERE invoice IS NOT NULL
    GROUP BY book, invoice
),
overdue AS (
    SELECT DISTINCT book, invoice FROM instalments WHERE open
)
SELECT
    i.book, who.client, i.key AS invoice, i.number, i.issued, i.due, i.currency, i.gross, COALESCE(p.minor, 0) AS paid,
    p.last_paid, known.last_day, o.invoice IS NOT NULL AS overdue
FROM invoices AS i
JOIN people AS who ON who.book = i.book AND who.identity = i.identity
LEFT JOIN known ON known.book = i.book
LEFT JOIN paid AS p ON p.book = i.book AND p.invoice = i.key
LEFT JOIN overdue AS o ON o.book = i.book AND o.invoice = i.key
CROSS JOIN params
WHERE i.gross > 0 AND i.issued <= params.as_of

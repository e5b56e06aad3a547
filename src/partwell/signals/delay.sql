-- Days between the due date and the payment of each instalment, and what is open past its due date.
WITH undated AS (
    SELECT i.book, who.client, COUNT(*) AS n
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    CROSS JOIN params
    WHERE i.gross > 0 AND i.due IS NULL AND i.issued <= params.as_of
    GROUP BY i.book, who.client
)
SELECT
    c.book, c.client, i.invoice, i.currency, i.issued, i.due, i.gross, i.minor, i.open, i.until, i.delay,
    days_between(i.issued, i.due) AS terms, stamped(day_start(i.issued), 'invoice', i.invoice) AS stamp, i.payments,
    COALESCE(u.n, 0) AS without_due
FROM clients AS c
LEFT JOIN undated AS u ON u.book = c.book AND u.client = c.client
LEFT JOIN instalments AS i ON i.book = c.book AND i.client = c.client

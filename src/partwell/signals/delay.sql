-- Days between the due date and the payment of each instalment, and what is open past its due date.
SELECT
    c.book, c.client, i.invoice, i.currency, i.issued, i.due, i.gross, i.minor, i.open, i.until, i.delay,
    days_between(i.issued, i.due) AS terms,
    stamped(day_start(i.issued), 'invoice', i.invoice) AS stamp,
    (
        SELECT COUNT(*)
        FROM invoices AS b JOIN people AS who ON who.book = b.book AND who.identity = b.identity
        WHERE b.book = c.book AND who.client = c.client AND b.gross > 0 AND b.due IS NULL
    ) AS without_due
FROM clients AS c
LEFT JOIN instalments AS i ON i.book = c.book AND i.client = c.client

-- The entries, payments, invoices and expenses behind paid_work.
WITH fitting AS (
    SELECT e.*
    FROM earned AS e
    JOIN paid_work AS b ON b.book = e.book AND b.client = e.client
    WHERE days_between(e.issued, b.first_day) <= 31
)
SELECT book, client, stamped(start, 'time', key) AS stamp FROM worked
UNION
SELECT book, client, stamped(day_start(day), 'payment', payment) AS stamp FROM fitting WHERE payment IS NOT NULL
UNION
SELECT book, client, stamped(day_start(day), 'expense', expense) AS stamp FROM fitting WHERE expense IS NOT NULL
UNION
SELECT f.book, f.client, stamped(day_start(i.issued), 'invoice', i.key) AS stamp
FROM fitting AS f
JOIN invoices AS i ON i.book = f.book AND i.key = f.invoice

-- What each invoice's parts did against the due date: paid on a day, or still open on the last day payments are known.
-- Left out: credit notes, invoices a credit note cancels whole, invoices without due date, leftovers up to 1 % (bank
-- fees), and what is open at a client with unmatched money (it may well be paid).
WITH known AS (
    SELECT p.book, MAX(p.day) AS last_day
    FROM payments AS p
    CROSS JOIN params
    WHERE p.day <= params.as_of
    GROUP BY p.book
),
bills AS (
    SELECT i.book, who.client, i.key AS invoice, i.number, i.issued, i.due, i.currency, i.gross
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    CROSS JOIN params
    WHERE i.gross > 0 AND i.due IS NOT NULL AND i.issued <= params.as_of
),
cancelled AS (
    SELECT DISTINCT b.book, b.invoice
    FROM bills AS b
    JOIN people AS who ON who.book = b.book AND who.client = b.client
    JOIN invoices AS credit
        ON credit.book = b.book AND credit.identity = who.identity AND credit.gross = -b.gross
        AND credit.currency = b.currency AND credit.issued >= b.issued
    CROSS JOIN params
    WHERE credit.issued <= params.as_of
),
paid AS (
    SELECT r.book, r.invoice, r.day, SUM(r.gross) AS minor
    FROM received AS r
    WHERE r.invoice IS NOT NULL AND r.gross > 0
    GROUP BY r.book, r.invoice, r.day
),
settled AS (
    SELECT book, invoice, SUM(minor) AS minor FROM paid GROUP BY book, invoice
),
loose AS (
    SELECT book, client, currency, SUM(gross) AS minor
    FROM received
    WHERE invoice IS NULL
    GROUP BY book, client, currency
)
SELECT
    b.book, b.client, b.invoice, b.currency, b.issued, b.due, b.gross, p.minor, FALSE AS open, p.day AS until,
    days_between(b.due, p.day) AS delay
FROM bills AS b
JOIN paid AS p ON p.book = b.book AND p.invoice = b.invoice
UNION ALL
SELECT
    b.book, b.client, b.invoice, b.currency, b.issued, b.due, b.gross, b.gross - COALESCE(s.minor, 0) AS minor,
    TRUE AS open, known.last_day AS until, days_between(b.due, known.last_day) AS delay
FROM bills AS b
JOIN known ON known.book = b.book
LEFT JOIN settled AS s ON s.book = b.book AND s.invoice = b.invoice
LEFT JOIN cancelled AS x ON x.book = b.book AND x.invoice = b.invoice
LEFT JOIN loose AS l ON l.book = b.book AND l.client = b.client AND l.currency = b.currency
WHERE
    x.invoice IS NULL
    AND (b.gross - COALESCE(s.minor, 0)) * 100 > b.gross
    AND COALESCE(l.minor, 0) <= 0
    AND days_between(b.due, known.last_day) > 0

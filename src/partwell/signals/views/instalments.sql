-- What each invoice's parts did against the due date: paid on a day, or still open on the last day payments are known.
-- Left out: credit notes, invoices without due date, leftovers up to 1 % (bank fees), and open invoices that the client's
-- spare money (payments without an invoice, credit notes nobody refunded) covers at least by half: they may well be
-- settled. Spare money goes to leftovers of exactly its amount first, then to the smallest.
WITH known AS (
    SELECT p.book, MAX(p.day) AS last_day
    FROM payments AS p
    CROSS JOIN params
    WHERE p.day <= params.as_of
    GROUP BY p.book
),
bills AS (
    SELECT i.book, who.client, i.key AS invoice, i.issued, i.due, i.currency, i.gross
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    CROSS JOIN params
    WHERE i.issued <= params.as_of
),
paid AS (
    SELECT
        r.book, r.invoice, r.day, SUM(r.gross) AS minor,
        ARRAY_AGG(DISTINCT stamped(day_start(r.day), 'payment', r.payment)) AS payments
    FROM received AS r
    WHERE r.invoice IS NOT NULL AND r.gross > 0
    GROUP BY r.book, r.invoice, r.day
),
settled AS (
    SELECT book, invoice, SUM(minor) AS minor FROM paid GROUP BY book, invoice
),
spare AS (
    SELECT book, client, currency, gross AS minor FROM received WHERE invoice IS NULL OR gross < 0
    UNION ALL
    SELECT book, client, currency, -gross AS minor FROM bills WHERE gross < 0
),
purse AS (
    SELECT book, client, currency, SUM(minor) AS minor FROM spare GROUP BY book, client, currency
),
exact AS (
    SELECT DISTINCT book, client, currency, minor FROM spare
),
overdue AS (
    SELECT
        b.book, b.client, b.invoice, b.currency, b.issued, b.due, b.gross, known.last_day,
        b.gross - COALESCE(s.minor, 0) AS minor
    FROM bills AS b
    JOIN known ON known.book = b.book
    LEFT JOIN settled AS s ON s.book = b.book AND s.invoice = b.invoice
    WHERE
        b.gross > 0 AND b.due IS NOT NULL AND days_between(b.due, known.last_day) > 0
        AND (b.gross - COALESCE(s.minor, 0)) * 100 > b.gross
),
lined_up AS (
    SELECT
        o.*,
        SUM(o.minor) OVER (
            PARTITION BY o.book, o.client, o.currency
            ORDER BY CASE WHEN e.minor IS NULL THEN 1 ELSE 0 END, o.minor, o.issued, o.invoice
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS so_far
    FROM overdue AS o
    LEFT JOIN exact AS e
        ON e.book = o.book AND e.client = o.client AND e.currency = o.currency AND e.minor = o.minor
)
SELECT
    b.book, b.client, b.invoice, b.currency, b.issued, b.due, b.gross, p.minor, FALSE AS open, p.day AS until,
    days_between(b.due, p.day) AS delay, p.payments
FROM bills AS b
JOIN paid AS p ON p.book = b.book AND p.invoice = b.invoice
WHERE b.gross > 0 AND b.due IS NOT NULL
UNION ALL
SELECT
    o.book, o.client, o.invoice, o.currency, o.issued, o.due, o.gross, o.minor, TRUE AS open, o.last_day AS until,
    days_between(o.due, o.last_day) AS delay, NULL AS payments
FROM lined_up AS o
LEFT JOIN purse AS m ON m.book = o.book AND m.client = o.client AND m.currency = o.currency
WHERE 2 * o.so_far - o.minor > 2 * COALESCE(m.minor, 0)

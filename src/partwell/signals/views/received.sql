-- Money that came in, a row for each payment and the invoice it pays, net of VAT and of expenses only handed on.
-- A matched payment's net part = payment x (net - pass-through) / gross of its invoice; parts of one invoice add up
-- exactly. An unmatched payment takes the client's own ratio over all its invoices (estimated), else counts whole.
WITH paid AS (
    SELECT
        m.book, who.client, p.currency, p.day, m.payment, m.invoice, i.issued, m.minor,
        i.net, i.gross, COALESCE(i.passthrough, 0) AS handed_on
    FROM matches AS m
    JOIN payments AS p ON p.book = m.book AND p.key = m.payment
    JOIN invoices AS i ON i.book = m.book AND i.key = m.invoice
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    CROSS JOIN params
    WHERE p.day <= params.as_of AND i.gross <> 0
),
running AS (
    SELECT
        *,
        SUM(minor) OVER (
            PARTITION BY book, invoice, currency ORDER BY day, payment
            ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW
        ) AS so_far
    FROM paid
),
placed AS (
    SELECT
        book, payment, SUM(minor) AS minor, CASE WHEN MIN(client) = MAX(client) THEN MAX(client) END AS client
    FROM paid
    GROUP BY book, payment
),
rest AS (
    SELECT
        p.book, COALESCE(who.client, placed.client) AS client, p.currency, p.day, p.key AS payment,
        p.minor - COALESCE(placed.minor, 0) AS minor
    FROM payments AS p
    LEFT JOIN people AS who ON who.book = p.book AND who.identity = p.identity
    LEFT JOIN placed ON placed.book = p.book AND placed.payment = p.key
    CROSS JOIN params
    WHERE p.day <= params.as_of AND p.minor <> COALESCE(placed.minor, 0)
),
ratio AS (
    SELECT
        i.book, who.client, i.currency,
        SUM(i.net) AS net, SUM(i.gross) AS gross, SUM(COALESCE(i.passthrough, 0)) AS handed_on
    FROM invoices AS i
    JOIN people AS who ON who.book = i.book AND who.identity = i.identity
    CROSS JOIN params
    WHERE i.gross > 0 AND i.issued <= params.as_of
    GROUP BY i.book, who.client, i.currency
)
SELECT
    book, client, currency, day, payment, invoice, issued, minor AS gross,
    part_of(so_far, net - handed_on, gross) - part_of(so_far - minor, net - handed_on, gross) AS net,
    part_of(so_far, handed_on, gross) - part_of(so_far - minor, handed_on, gross) AS handed_on,
    FALSE AS estimated
FROM running
UNION ALL
SELECT
    rest.book, rest.client, rest.currency, rest.day, rest.payment, NULL AS invoice, rest.day AS issued,
    rest.minor AS gross,
    part_of(rest.minor, COALESCE(ratio.net - ratio.handed_on, 1), COALESCE(ratio.gross, 1)) AS net,
    part_of(rest.minor, COALESCE(ratio.handed_on, 0), COALESCE(ratio.gross, 1)) AS handed_on,
    TRUE AS estimated
FROM rest
LEFT JOIN ratio ON ratio.book = rest.book AND ratio.client = rest.client AND ratio.currency = rest.currency

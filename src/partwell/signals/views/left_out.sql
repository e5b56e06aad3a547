-- What no reading counts: facts of nobody the person named as client, money in other currencies, facts of days to come;
-- and money counted at the reference table's rate, since nobody stated another.
SELECT r.book, 'payments_of_nobody' AS code, r.currency, COUNT(DISTINCT r.payment) AS n, NULL AS minor
FROM received AS r
WHERE r.client IS NULL
GROUP BY r.book, r.currency
UNION ALL
SELECT r.book, 'other_currency' AS code, r.currency, COUNT(DISTINCT r.payment) AS n, SUM(r.gross) AS minor
FROM received AS r
LEFT JOIN worth AS w ON w.book = r.book AND w.currency = r.currency AND w.day = r.day
WHERE r.client IS NOT NULL AND w.part IS NULL
GROUP BY r.book, r.currency
UNION ALL
SELECT r.book, 'converted_by_table' AS code, r.currency, COUNT(DISTINCT r.payment) AS n, SUM(r.gross) AS minor
FROM received AS r
JOIN worth AS w ON w.book = r.book AND w.currency = r.currency AND w.day = r.day AND w.told = 2
WHERE r.client IS NOT NULL
GROUP BY r.book, r.currency
UNION ALL
SELECT e.book, 'expenses_other_currency' AS code, e.currency, COUNT(*) AS n, SUM(e.minor) AS minor
FROM expenses AS e
JOIN people AS p ON p.book = e.book AND p.identity = e.identity
LEFT JOIN worth AS w ON w.book = e.book AND w.currency = e.currency AND w.day = e.day
CROSS JOIN params
WHERE e.passthrough AND e.day <= params.as_of AND w.part IS NULL
GROUP BY e.book, e.currency
UNION ALL
SELECT i.book, 'late_other_currency' AS code, i.currency, COUNT(DISTINCT i.invoice) AS n, NULL AS minor
FROM instalments AS i
CROSS JOIN params
WHERE i.delay > 0 AND i.currency <> params.currency
GROUP BY i.book, i.currency
UNION ALL
SELECT e.book, 'hours_of_nobody' AS code, '' AS currency, COUNT(*) AS n, NULL AS minor
FROM time_entries AS e
LEFT JOIN people AS p ON p.book = e.book AND p.identity = e.identity
CROSS JOIN params
WHERE p.client IS NULL AND e.start < params.until
GROUP BY e.book
UNION ALL
SELECT f.book, 'days_to_come' AS code, '' AS currency, COUNT(*) AS n, NULL AS minor
FROM (
    SELECT p.book FROM payments AS p CROSS JOIN params WHERE p.day > params.as_of
    UNION ALL
    SELECT i.book FROM invoices AS i CROSS JOIN params WHERE i.issued > params.as_of
    UNION ALL
    SELECT e.book FROM expenses AS e CROSS JOIN params WHERE e.day > params.as_of
    UNION ALL
    SELECT t.book FROM time_entries AS t CROSS JOIN params WHERE t.start >= params.until
    UNION ALL
    SELECT m.book FROM messages AS m CROSS JOIN params WHERE m.sent >= params.until
) AS f
GROUP BY f.book

-- What no reading counts: facts of nobody the person named as client, and money in other currencies.
SELECT r.book, 'payments_of_nobody' AS code, r.currency, COUNT(DISTINCT r.payment) AS n
FROM received AS r
WHERE r.client IS NULL
GROUP BY r.book, r.currency
UNION ALL
SELECT r.book, 'other_currency' AS code, r.currency, COUNT(DISTINCT r.payment) AS n
FROM received AS r
CROSS JOIN params
WHERE r.client IS NOT NULL AND r.currency <> params.currency
GROUP BY r.book, r.currency
UNION ALL
SELECT e.book, 'hours_of_nobody' AS code, '' AS currency, COUNT(*) AS n
FROM time_entries AS e
LEFT JOIN people AS p ON p.book = e.book AND p.identity = e.identity
CROSS JOIN params
WHERE p.client IS NULL AND e.start < params.until
GROUP BY e.book

-- The last day on which payments of the book are known of.
SELECT p.book, MAX(p.day) AS last_day
FROM payments AS p
CROSS JOIN params
WHERE p.day <= params.as_of
GROUP BY p.book

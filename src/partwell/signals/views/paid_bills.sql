-- What came in for each invoice, and when the last of it did.
SELECT book, invoice, SUM(gross) AS minor, MAX(day) AS last_paid
FROM received
WHERE invoice IS NOT NULL
GROUP BY book, invoice

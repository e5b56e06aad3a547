-- Messages that ask for more work at the same price, by whether the label counts.
WITH found AS (
    SELECT
        book, client, counts, COUNT(*) AS n, MIN(sent) AS first_sent, MAX(sent) AS last_sent,
        ARRAY_AGG(stamped(sent, 'message', key)) AS evidence
    FROM quoted
    WHERE label = 'scope_creep'
    GROUP BY book, client, counts
)
SELECT c.book, c.client, f.counts, f.n, f.first_sent, f.last_sent, f.evidence
FROM clients AS c
LEFT JOIN found AS f ON f.book = c.book AND f.client = c.client

-- Disrespect and threats in the clients' messages, by label and by whether the person confirmed them.
WITH found AS (
    SELECT
        book, client, label, confirmed, COUNT(*) AS n, MIN(sent) AS first_sent, MAX(sent) AS last_sent,
        ARRAY_AGG(stamped(sent, 'message', key)) AS evidence
    FROM quoted
    WHERE label IN ('disrespect', 'threat')
    GROUP BY book, client, label, confirmed
)
SELECT c.book, c.client, f.label, f.confirmed, f.n, f.first_sent, f.last_sent, f.evidence
FROM clients AS c
LEFT JOIN found AS f ON f.book = c.book AND f.client = c.client

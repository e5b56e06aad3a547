-- Labels of the clients' messages that a person can be shown: what counts, what waits for their word, what they confirmed.
SELECT
    t.book, t.client, t.key, t.sent, l.label, l.standing = 'confirmed' AS confirmed, l.counts,
    l.standing IN ('evidence', 'possible') AS waiting
FROM labels AS l
JOIN talk AS t ON t.book = l.book AND t.key = l.message
WHERE t.incoming AND l.standing IN ('confirmed', 'evidence', 'possible')

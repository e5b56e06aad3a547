-- Instalments of each client with a due date, for the change of pace: the newest eight against those before.
SELECT
    c.book, c.client, i.invoice, i.issued, i.delay, i.open, i.minor, i.gross,
    stamped(day_start(i.issued), 'invoice', i.invoice) AS stamp
FROM clients AS c
LEFT JOIN instalments AS i ON i.book = c.book AND i.client = c.client

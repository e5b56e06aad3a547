-- The first 60 days of each client: messages, and those that press or come outside the person's hours.
WITH begun AS (
    SELECT book, client, MIN(sent) AS first_sent FROM clock GROUP BY book, client
),
counted AS (
    SELECT
        k.book, k.client, b.first_sent,
        COUNT(*) FILTER (WHERE k.incoming) AS n,
        COUNT(*) FILTER (WHERE k.incoming AND k.mine_outside AND COALESCE(k.theirs_outside, TRUE)) AS outside,
        COUNT(*) FILTER (WHERE k.pressing AND k.mine_outside AND COALESCE(k.theirs_outside, TRUE)) AS pressing,
        MAX(k.sent) AS last_sent
    FROM clock AS k
    JOIN begun AS b ON b.book = k.book AND b.client = k.client
    WHERE k.sent < b.first_sent + 60 * 86400
    GROUP BY k.book, k.client, b.first_sent
)
SELECT c.book, c.client, k.first_sent, k.last_sent, k.n, k.outside, k.pressing, params.until
FROM clients AS c
CROSS JOIN params
LEFT JOIN counted AS k ON k.book = c.book AND k.client = c.client

-- Money received against logged hours and the messages and meetings since the first entry that no logged entry covers.
WITH letters AS (
    SELECT
        u.book, u.client, u.key, u.sent, u.incoming,
        ROW_NUMBER() OVER (PARTITION BY u.book, u.client ORDER BY u.sent DESC, u.key DESC) AS nth
    FROM untimed AS u
    JOIN paid_work AS b ON b.book = u.book AND b.client = u.client
    WHERE u.sent >= b.first_start
),
seen AS (
    SELECT m.book, m.client, m.key, m.start
    FROM met AS m
    JOIN paid_work AS b ON b.book = m.book AND b.client = m.client
    JOIN met_untimed AS u ON u.book = m.book AND u.client = m.client
    WHERE m.start >= b.first_start AND u.seconds > 0
),
last_met AS (
    SELECT book, client, MAX(CAST(local_time(start, COALESCE(params.zone, 'UTC')) AS DATE)) AS day
    FROM seen
    CROSS JOIN params
    GROUP BY book, client
),
counted AS (
    SELECT
        book, client, COUNT(*) FILTER (WHERE incoming) AS came, COUNT(*) FILTER (WHERE NOT incoming) AS went,
        MAX(CAST(local_time(sent, COALESCE(params.zone, 'UTC')) AS DATE)) AS last_letter
    FROM letters
    CROSS JOIN params
    GROUP BY book, client
),
facts AS (
    SELECT book, client, stamp FROM paid_work_facts
    UNION ALL
    SELECT book, client, stamped(sent, 'message', key) AS stamp FROM letters WHERE nth <= 200
    UNION ALL
    SELECT book, client, stamped(start, 'meeting', key) AS stamp FROM seen
),
ranked AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY book, client ORDER BY stamp DESC) AS nth FROM facts
),
proof AS (
    SELECT book, client, ARRAY_AGG(stamp) FILTER (WHERE nth <= 200) AS evidence FROM ranked GROUP BY book, client
),
totals AS (
    SELECT book, client, COUNT(*) AS facts FROM paid_work_facts GROUP BY book, client
)
SELECT
    c.book, c.client, b.net, b.converted, b.turnover, b.payments, b.seconds, b.entries, b.first_day, b.last_day,
    b.last_paid,
    COALESCE(k.came, 0) AS came, COALESCE(k.went, 0) AS went, k.last_letter,
    COALESCE(u.seconds, 0) AS met_seconds, CASE WHEN u.seconds > 0 THEN u.meetings ELSE 0 END AS meetings,
    s.day AS last_meeting, p.evidence, t.facts
FROM clients AS c
LEFT JOIN paid_work AS b ON b.book = c.book AND b.client = c.client
LEFT JOIN counted AS k ON k.book = c.book AND k.client = c.client
LEFT JOIN met_untimed AS u ON u.book = c.book AND u.client = c.client
LEFT JOIN last_met AS s ON s.book = c.book AND s.client = c.client
LEFT JOIN proof AS p ON p.book = c.book AND p.client = c.client
LEFT JOIN totals AS t ON t.book = c.book AND t.client = c.client

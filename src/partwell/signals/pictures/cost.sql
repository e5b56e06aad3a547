-- What each line of a client's cost rests on: messages that press, own messages, logged time and meetings outside the
-- person's hours, time not billed, and money that came late; counts, seconds and minor units x days, with their facts.
WITH spans AS (
    SELECT book, client, 'logged_outside' AS line, 'time' AS kind, key, cover_start AS start, cover_stop AS stop
    FROM worked
    WHERE cover_start = start AND seconds > 0
    UNION ALL
    SELECT book, client, 'met_outside' AS line, 'meeting' AS kind, key, start, stop FROM met
),
dated AS (
    SELECT
        s.*, CAST(local_time(s.start, params.zone) AS DATE) AS first_day,
        CAST(local_time(s.stop, params.zone) AS DATE) AS last_day
    FROM spans AS s
    CROSS JOIN params
    WHERE params.zone IS NOT NULL
),
inside AS (
    SELECT
        s.book, s.client, s.line, s.key, MIN(s.kind) AS kind, MIN(s.start) AS start, MIN(s.stop - s.start) AS seconds,
        SUM(
            CASE WHEN d.works THEN greatest(
                0,
                least(s.stop, first_second(d.day, params.zone) + params.work_end * 60)
                - greatest(s.start, first_second(d.day, params.zone) + params.work_start * 60)
            ) ELSE 0 END
        ) AS within
    FROM dated AS s
    JOIN calendar AS d ON d.day BETWEEN s.first_day AND s.last_day
    CROSS JOIN params
    GROUP BY s.book, s.client, s.line, s.key
),
facts AS (
    SELECT book, client, line, stamped(start, kind, key) AS stamp, seconds - within AS seconds, 0 AS late, '' AS currency
    FROM inside
    WHERE seconds > within
    UNION ALL
    SELECT book, client, 'pressing' AS line, stamped(sent, 'message', key) AS stamp, 0 AS seconds, 0 AS late, '' AS currency
    FROM clock
    WHERE pressing
    UNION ALL
    SELECT book, client, 'own_night' AS line, stamped(sent, 'message', key) AS stamp, 0 AS seconds, 0 AS late, '' AS currency
    FROM clock
    WHERE NOT incoming AND mine_outside
    UNION ALL
    SELECT book, client, 'unbilled' AS line, stamped(start, 'time', key) AS stamp, seconds, 0 AS late, '' AS currency
    FROM worked
    WHERE NOT billable AND seconds > 0
    UNION ALL
    SELECT
        book, client, 'late_money' AS line, stamped(day_start(issued), 'invoice', invoice) AS stamp, 0 AS seconds,
        CAST(minor AS HUGEINT) * delay AS late, currency
    FROM instalments
    WHERE delay > 0
),
ranked AS (
    SELECT *, ROW_NUMBER() OVER (PARTITION BY book, client, line ORDER BY stamp DESC) AS nth FROM facts
)
SELECT
    book, client, line, currency, COUNT(DISTINCT stamp) AS n, SUM(seconds) AS seconds, SUM(late) AS late,
    ARRAY_AGG(stamp) FILTER (WHERE nth <= 200) AS evidence
FROM ranked
GROUP BY book, client, line, currency

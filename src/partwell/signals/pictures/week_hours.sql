-- How many of each client's messages come in which hour of the week, on the person's clock and on the client's.
WITH told AS (
    SELECT
        t.book, t.client, t.pressing, local_time(t.sent, params.zone) AS mine,
        CASE
            WHEN c.zone <> '' THEN local_time(t.sent, c.zone)
            ELSE local_time(t.sent + t.offset_minutes * 60, 'UTC')
        END AS theirs
    FROM talk AS t
    JOIN client_clock AS c ON c.book = t.book AND c.client = t.client
    CROSS JOIN params
    WHERE t.incoming
),
both_clocks AS (
    SELECT book, client, 'mine' AS clock, mine AS moment, pressing FROM told WHERE mine IS NOT NULL
    UNION ALL
    SELECT book, client, 'theirs' AS clock, theirs AS moment, pressing FROM told WHERE theirs IS NOT NULL
),
placed AS (
    SELECT book, client, clock, weekday(moment) AS weekday, minute_of_day(moment) // 60 AS hour_of_day, pressing
    FROM both_clocks
)
SELECT
    book, client, clock, weekday, hour_of_day, COUNT(*) AS n, COUNT(*) FILTER (WHERE pressing) AS pressing
FROM placed
GROUP BY book, client, clock, weekday, hour_of_day

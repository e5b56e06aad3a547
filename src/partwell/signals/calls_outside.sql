-- Calls and meetings with each client that begin or end outside the person's hours, and outside the client's.
WITH timed AS (
    SELECT
        m.book, m.client, m.key, m.start, m.stop,
        local_time(m.start, params.zone) AS begins, local_time(m.stop - 1, params.zone) AS ends,
        CASE WHEN c.zone <> '' THEN local_time(m.start, c.zone) END AS theirs,
        c.work_days, c.work_start, c.work_end
    FROM met AS m
    JOIN client_clock AS c ON c.book = m.book AND c.client = m.client
    CROSS JOIN params
),
placed AS (
    SELECT
        t.*,
        NOT (
            a.works AND minute_of_day(t.begins) >= params.work_start AND b.works AND minute_of_day(t.ends) < params.work_end
        ) AS outside,
        NOT (
            STRPOS(t.work_days, CAST(weekday(t.theirs) AS VARCHAR)) > 0
            AND minute_of_day(t.theirs) >= t.work_start AND minute_of_day(t.theirs) < t.work_end
        ) AS theirs_outside
    FROM timed AS t
    LEFT JOIN calendar AS a ON a.day = CAST(t.begins AS DATE)
    LEFT JOIN calendar AS b ON b.day = CAST(t.ends AS DATE)
    CROSS JOIN params
),
counted AS (
    SELECT
        book, client, COUNT(*) AS n,
        COUNT(*) FILTER (WHERE outside) AS outside,
        COUNT(*) FILTER (WHERE outside AND theirs_outside) AS both_outside,
        COUNT(*) FILTER (WHERE theirs_outside IS NOT NULL) AS with_clock,
        SUM(CASE WHEN outside THEN stop - start ELSE 0 END) AS seconds,
        MIN(start) AS first_start, MAX(start) AS last_start,
        ARRAY_AGG(stamped(start, 'meeting', key)) FILTER (WHERE outside) AS evidence
    FROM placed
    GROUP BY book, client
)
SELECT
    c.book, c.client, k.n, k.outside, k.both_outside, k.with_clock, k.seconds, k.first_start, k.last_start, k.evidence
FROM clients AS c
LEFT JOIN counted AS k ON k.book = c.book AND k.client = c.client

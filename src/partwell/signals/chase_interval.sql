-- Spells of waiting by their length in steps (5 minutes up to 2 hours, 15 up to a day, hours up to a week, then days up
-- to 30), on the clock and in the person's working minutes.
WITH days AS (
    SELECT
        day, works,
        SUM(CASE WHEN works THEN 1 ELSE 0 END) OVER (ORDER BY day ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW)
        - CASE WHEN works THEN 1 ELSE 0 END AS worked_before
    FROM calendar
),
lengths AS (
    SELECT
        s.*,
        s.seconds // 60 AS minutes,
        local_time(s.sent, params.zone) AS first_at,
        local_time(s.sent + s.seconds, params.zone) AS last_at
    FROM spells AS s
    CROSS JOIN params
),
timed AS (
    SELECT
        l.book, l.client, l.key, l.sent, l.asked, l.messages, l.minutes,
        (b.worked_before - a.worked_before) * (params.work_end - params.work_start)
        + CASE WHEN b.works THEN least(greatest(minute_of_day(l.last_at), params.work_start), params.work_end) - params.work_start ELSE 0 END
        - CASE WHEN a.works THEN least(greatest(minute_of_day(l.first_at), params.work_start), params.work_end) - params.work_start ELSE 0 END
        AS working
    FROM lengths AS l
    LEFT JOIN days AS a ON a.day = CAST(l.first_at AS DATE)
    LEFT JOIN days AS b ON b.day = CAST(l.last_at AS DATE)
    CROSS JOIN params
),
stepped AS (
    SELECT
        *,
        CASE
            WHEN minutes < 120 THEN minutes // 5 * 5
            WHEN minutes < 1440 THEN minutes // 15 * 15
            WHEN minutes < 10080 THEN minutes // 60 * 60
            ELSE least(minutes // 1440 * 1440, 43200)
        END AS step,
        CASE WHEN working < 480 THEN working // 5 * 5 ELSE 480 END AS working_step,
        ROW_NUMBER() OVER (
            PARTITION BY book, client ORDER BY CASE WHEN asked THEN 0 ELSE 1 END, sent DESC, key DESC
        ) AS nth
    FROM timed
),
counted AS (
    SELECT
        book, client, step, working_step,
        COUNT(*) AS spells, COUNT(*) FILTER (WHERE asked) AS asked,
        SUM(messages) AS messages, MAX(messages) AS most, MIN(sent) AS first_sent, MAX(sent) AS last_sent,
        ARRAY_AGG(stamped(sent, 'message', key)) FILTER (WHERE asked AND nth <= 200) AS evidence
    FROM stepped
    GROUP BY book, client, step, working_step
),
answers AS (
    SELECT book, client, COUNT(*) FILTER (WHERE NOT incoming) AS own FROM talk GROUP BY book, client
)
SELECT
    c.book, c.client, k.step, k.working_step, k.spells, k.asked, k.messages, k.most, k.first_sent, k.last_sent,
    k.evidence, COALESCE(a.own, 0) AS own
FROM clients AS c
LEFT JOIN counted AS k ON k.book = c.book AND k.client = c.client
LEFT JOIN answers AS a ON a.book = c.book AND a.client = c.client

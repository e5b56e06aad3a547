-- Each message on the person's clock and on the client's: outside working hours or not (NULL: that clock is unknown).
WITH told AS (
    SELECT
        t.*,
        local_time(t.sent, params.zone) AS mine,
        CASE
            WHEN c.zone <> '' THEN local_time(t.sent, c.zone)
            ELSE local_time(t.sent + t.offset_minutes * 60, 'UTC')
        END AS theirs,
        c.work_days, c.work_start, c.work_end
    FROM talk AS t
    JOIN client_clock AS c ON c.book = t.book AND c.client = t.client
    CROSS JOIN params
)
SELECT
    w.book, w.client, w.key, w.sent, w.incoming, w.pressing, w.opening, w.answered_after, w.offset_minutes,
    NOT (d.works AND minute_of_day(w.mine) >= params.work_start AND minute_of_day(w.mine) < params.work_end) AS mine_outside,
    NOT (
        STRPOS(w.work_days, CAST(weekday(w.theirs) AS VARCHAR)) > 0
        AND minute_of_day(w.theirs) >= w.work_start AND minute_of_day(w.theirs) < w.work_end
    ) AS theirs_outside
FROM told AS w
LEFT JOIN calendar AS d ON d.day = CAST(w.mine AS DATE)
CROSS JOIN params

-- Messages of each client and of the person, by the offset their headers show: outside whose hours, and pressing or not.
WITH ranked AS (
    SELECT
        *,
        ROW_NUMBER() OVER (
            PARTITION BY book, client, incoming
            ORDER BY CASE WHEN COALESCE(mine_outside, FALSE) THEN 0 ELSE 1 END, sent DESC, key DESC
        ) AS nth
    FROM clock
),
counted AS (
    SELECT
        book, client, offset_minutes,
        COUNT(*) FILTER (WHERE incoming) AS n,
        COUNT(*) FILTER (WHERE incoming AND mine_outside) AS mine,
        COUNT(*) FILTER (WHERE incoming AND theirs_outside) AS theirs,
        COUNT(*) FILTER (WHERE incoming AND mine_outside AND theirs_outside) AS both_clocks,
        COUNT(*) FILTER (WHERE pressing) AS pressing,
        COUNT(*) FILTER (WHERE pressing AND mine_outside) AS pressing_mine,
        COUNT(*) FILTER (WHERE pressing AND mine_outside AND theirs_outside) AS pressing_both,
        COUNT(*) FILTER (WHERE incoming AND theirs_outside IS NOT NULL) AS with_clock,
        COUNT(*) FILTER (WHERE NOT incoming) AS own,
        COUNT(*) FILTER (WHERE NOT incoming AND mine_outside) AS own_outside,
        COUNT(*) FILTER (WHERE opening AND mine_outside) AS night_exchanges,
        COUNT(*) FILTER (WHERE opening AND mine_outside AND NOT incoming) AS night_opened,
        COUNT(*) FILTER (WHERE answered_after IS NOT NULL) AS answers,
        COUNT(*) FILTER (WHERE answered_after <= 1800) AS fast_answers,
        MIN(sent) FILTER (WHERE incoming) AS first_sent,
        MAX(sent) FILTER (WHERE incoming) AS last_sent,
        ARRAY_AGG(stamped(sent, 'message', key)) FILTER (WHERE incoming AND nth <= 200) AS evidence
    FROM ranked
    GROUP BY book, client, offset_minutes
),
own AS (
    SELECT book, COUNT(*) AS identities FROM identities WHERE state = 'me' GROUP BY book
)
SELECT
    c.book, c.client, z.zone, k.offset_minutes, k.n, k.mine, k.theirs, k.both_clocks, k.pressing, k.pressing_mine,
    k.pressing_both, k.with_clock, k.own, k.own_outside, k.night_exchanges, k.night_opened, k.answers, k.fast_answers,
    k.first_sent, k.last_sent, k.evidence, COALESCE(own.identities, 0) AS own_identities
FROM clients AS c
JOIN client_clock AS z ON z.book = c.book AND z.client = c.client
LEFT JOIN own ON own.book = c.book
LEFT JOIN counted AS k ON k.book = c.book AND k.client = c.client

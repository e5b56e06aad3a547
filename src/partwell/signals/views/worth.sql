-- What a minor unit of another currency was worth on a day, by a rate of that day or the 7 days before: the person's
-- own word first, then the nearest day, a file's word before the reference table's, as stated before turned round.
WITH asked AS (
    SELECT book, currency, day FROM payments
    UNION
    SELECT book, currency, day FROM expenses
),
near AS (
    SELECT
        a.book, a.currency, a.day, x.part, x.whole, x.told,
        ROW_NUMBER() OVER (
            PARTITION BY a.book, a.currency, a.day ORDER BY x.told <> 0, x.day DESC, x.told, x.turned, x.part, x.whole
        ) AS nth
    FROM asked AS a
    JOIN exchange AS x ON x.book = a.book AND x.currency = a.currency
    WHERE days_between(x.day, a.day) BETWEEN 0 AND 7
)
SELECT book, currency, day, part, whole, told FROM near WHERE nth = 1
UNION ALL
SELECT a.book, a.currency, a.day, 1 AS part, 1 AS whole, 0 AS told FROM asked AS a CROSS JOIN params WHERE a.currency = params.currency

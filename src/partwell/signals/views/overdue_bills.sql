-- Invoices open past their due date, as the reading of delay counts them.
SELECT DISTINCT book, invoice FROM instalments WHERE open

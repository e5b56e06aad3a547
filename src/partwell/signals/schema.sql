-- Columns of the snapshot, in the order in which the book yields them; one Parquet file a table, messages in parts.
CREATE TABLE clients (client VARCHAR, name VARCHAR, status VARCHAR, decision VARCHAR, decision_reason VARCHAR, zone VARCHAR, hours VARCHAR);
CREATE TABLE identities (identity BIGINT, client VARCHAR, kind VARCHAR, state VARCHAR);
CREATE TABLE messages (key VARCHAR, file BIGINT, sent BIGINT, offset_minutes BIGINT, sender BIGINT, thread VARCHAR, channel VARCHAR, automatic BOOLEAN, chars BIGINT);
CREATE TABLE message_to (key VARCHAR, identity BIGINT);
CREATE TABLE time_entries (key VARCHAR, identity BIGINT, start BIGINT, seconds BIGINT, billable BOOLEAN, project VARCHAR, timed BOOLEAN);
CREATE TABLE meetings (key VARCHAR, identity BIGINT, start BIGINT, seconds BIGINT, all_day BOOLEAN, cancelled BOOLEAN);
CREATE TABLE meeting_with (key VARCHAR, identity BIGINT);
CREATE TABLE rates (day DATE, currency VARCHAR, "into" VARCHAR, rate VARCHAR, told BIGINT);
CREATE TABLE invoices (key VARCHAR, identity BIGINT, number VARCHAR, issued DATE, due DATE, currency VARCHAR, net BIGINT, gross BIGINT, passthrough BIGINT);
CREATE TABLE payments (key VARCHAR, identity BIGINT, day DATE, currency VARCHAR, minor BIGINT);
CREATE TABLE matches (payment VARCHAR, invoice VARCHAR, minor BIGINT);
CREATE TABLE expenses (key VARCHAR, identity BIGINT, day DATE, currency VARCHAR, minor BIGINT, passthrough BOOLEAN);
CREATE TABLE checkins (key VARCHAR, client VARCHAR, day DATE, score BIGINT, note VARCHAR);
CREATE TABLE labels (message VARCHAR, label VARCHAR, rule VARCHAR, standing VARCHAR, counts BOOLEAN);
CREATE TABLE works (message VARCHAR, mark VARCHAR, work VARCHAR);
CREATE TABLE promises (message VARCHAR, said DATE, due DATE);
CREATE TABLE remedies (key VARCHAR, client VARCHAR, kind VARCHAR, about VARCHAR, day DATE);

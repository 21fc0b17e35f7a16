-- Log events that were stored, counted as usage: an invocation, and each line and exception of it.
ALTER TABLE usage_minute ADD COLUMN log_events bigint NOT NULL DEFAULT 0 CHECK (log_events >= 0);
ALTER TABLE usage_hour ADD COLUMN log_events bigint NOT NULL DEFAULT 0 CHECK (log_events >= 0);
ALTER TABLE usage_day ADD COLUMN log_events bigint NOT NULL DEFAULT 0 CHECK (log_events >= 0);

-- The share of a day is one of events. Of rows from before it is only known how many invocations they were.
ALTER TABLE stored_log_day ADD COLUMN events bigint NOT NULL DEFAULT 0 CHECK (events >= 0);
UPDATE stored_log_day SET events = entries;

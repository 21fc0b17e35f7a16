-- For how long a busy object may stay on old code; null: as long as pods are configured for.
ALTER TABLE deployment
    ADD COLUMN update_delay_millis bigint CHECK (update_delay_millis BETWEEN 0 AND 86400000);

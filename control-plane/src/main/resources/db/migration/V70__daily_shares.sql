-- Of what plans include for a day, of which share those who pay were told; 100: nothing is left of it.
ALTER TABLE used_up_allowance RENAME TO daily_share;
ALTER TABLE daily_share ADD COLUMN percent integer NOT NULL DEFAULT 100 CHECK (percent IN (50, 90, 100));
ALTER TABLE daily_share ALTER COLUMN percent DROP DEFAULT;
ALTER TABLE daily_share DROP CONSTRAINT used_up_allowance_pkey;
ALTER TABLE daily_share ADD PRIMARY KEY (account_id, day, allowance, percent);

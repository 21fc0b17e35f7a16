ALTER TABLE app_user ADD COLUMN operator boolean NOT NULL DEFAULT false;
ALTER TABLE app_user ALTER COLUMN operator DROP DEFAULT;

ALTER TABLE account
    ADD COLUMN suspended_on        timestamptz,
    ADD COLUMN suspension_reason   text,
    ADD COLUMN requests_per_minute integer CHECK (requests_per_minute > 0),
    ADD COLUMN cpu_millis          integer CHECK (cpu_millis > 0),
    ADD CHECK ((suspended_on IS NULL) = (suspension_reason IS NULL));

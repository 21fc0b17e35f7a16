CREATE TABLE cron_trigger (
    worker_id   hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    cron        text        NOT NULL CHECK (length(cron) BETWEEN 9 AND 256),
    position    integer     NOT NULL CHECK (position >= 0),
    created_on  timestamptz NOT NULL,
    modified_on timestamptz NOT NULL,
    PRIMARY KEY (worker_id, cron)
);

ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox
    ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('ROUTE', 'DEPLOYMENT', 'NAMESPACE', 'BUNDLE', 'SCHEDULES'));

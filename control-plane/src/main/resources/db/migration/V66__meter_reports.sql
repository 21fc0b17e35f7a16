CREATE TABLE metered_period (
    account_id           hex32       NOT NULL REFERENCES account,
    period_start         timestamptz NOT NULL,
    period_end           timestamptz NOT NULL,
    plan                 text        NOT NULL,
    provider_customer_id text        NOT NULL,
    PRIMARY KEY (account_id, period_start),
    CHECK (period_end > period_start)
);
CREATE INDEX metered_period_end ON metered_period (period_end);

CREATE TABLE meter_report (
    account_id       hex32       NOT NULL,
    period_start     timestamptz NOT NULL,
    metric           text        NOT NULL,
    reported         bigint      NOT NULL CHECK (reported >= 0),
    attempt_total    bigint,
    attempt_begun_on timestamptz,
    PRIMARY KEY (account_id, period_start, metric),
    FOREIGN KEY (account_id, period_start) REFERENCES metered_period,
    CHECK ((attempt_total IS NULL) = (attempt_begun_on IS NULL)),
    CHECK (attempt_total > reported)
);

CREATE TABLE spending_limit (
    account_id     hex32 PRIMARY KEY REFERENCES account,
    cap_cents      bigint CHECK (cap_cents >= 0),
    thresholds     text             NOT NULL,
    at_cap         text             NOT NULL CHECK (at_cap IN ('alert', 'pause')),
    at_runaway     text             NOT NULL CHECK (at_runaway IN ('ignore', 'alert', 'pause')),
    runaway_factor double precision NOT NULL CHECK (runaway_factor > 1),
    period_start   timestamptz      NOT NULL,
    told           integer          NOT NULL CHECK (told BETWEEN 0 AND 100),
    released       boolean          NOT NULL
);

CREATE TABLE pause (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    worker_id  hex32 REFERENCES worker ON DELETE CASCADE,
    cause      text        NOT NULL CHECK (cause IN ('spending_cap', 'runaway')),
    reason     text        NOT NULL,
    since      timestamptz NOT NULL
);
CREATE UNIQUE INDEX pause_once ON pause (account_id, cause, coalesce(worker_id::text, ''));

CREATE TABLE spending_alert (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    worker_id  hex32,
    cause      text        NOT NULL CHECK (cause IN ('spending_cap', 'runaway')),
    message    text        NOT NULL,
    paused     boolean     NOT NULL,
    created_on timestamptz NOT NULL
);
CREATE INDEX spending_alert_account ON spending_alert (account_id, number DESC);

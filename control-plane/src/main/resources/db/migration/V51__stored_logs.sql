-- One invocation of a worker or an object. Partitions are days on which rows are taken away, so that this is cheap, whatever
-- an account's plan keeps. The number is the entry's in the stream from which it came: nothing is stored twice. There are no
-- foreign keys: rows of deleted workers are out of sight at once, and taken away later.
CREATE TABLE stored_log (
    number       bigint      NOT NULL,
    last_day     date        NOT NULL,
    account_id   hex32       NOT NULL,
    worker_id    hex32       NOT NULL,
    version_id   text        NOT NULL,
    time         timestamptz NOT NULL,
    kind         text        NOT NULL,
    outcome      text        NOT NULL,
    request_id   text        NOT NULL,
    namespace_id text,
    object_id    text,
    object_name  text,
    levels       text[]      NOT NULL,
    words        text        NOT NULL,
    trace        text        NOT NULL,
    bytes        integer     NOT NULL CHECK (bytes >= 0),
    PRIMARY KEY (number, last_day)
) PARTITION BY RANGE (last_day);
CREATE INDEX stored_log_worker ON stored_log (worker_id, time DESC, number DESC);
CREATE INDEX stored_log_object ON stored_log (object_id, time DESC, number DESC) WHERE object_id IS NOT NULL;
CREATE INDEX stored_log_request ON stored_log (request_id);

-- How much was stored of each worker on a day (UTC), and what was not since the account's share of the day was used up.
CREATE TABLE stored_log_day (
    account_id hex32  NOT NULL REFERENCES account,
    worker_id  hex32  NOT NULL,
    day        date   NOT NULL,
    entries    bigint NOT NULL CHECK (entries >= 0),
    bytes      bigint NOT NULL CHECK (bytes >= 0),
    dropped    bigint NOT NULL CHECK (dropped >= 0),
    PRIMARY KEY (account_id, day, worker_id)
);
CREATE INDEX stored_log_day_day ON stored_log_day (day);

-- Workers that were deleted, whose logs have yet to go.
CREATE TABLE stored_log_removal (
    worker_id  hex32 PRIMARY KEY,
    deleted_on timestamptz NOT NULL
);

-- Entries that cannot be stored, put aside so that others can be.
CREATE TABLE stored_log_rejected (
    id          text PRIMARY KEY,
    reason      text        NOT NULL,
    entry       text        NOT NULL,
    rejected_on timestamptz NOT NULL
);

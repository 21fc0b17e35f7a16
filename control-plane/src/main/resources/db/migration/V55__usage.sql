-- Adds up counts by key: outcomes, and buckets of histograms.
CREATE FUNCTION add_counts(a jsonb, b jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$
SELECT coalesce(jsonb_object_agg(key, total), '{}')
FROM (SELECT key, sum(value::bigint) AS total
      FROM (SELECT key, value FROM jsonb_each_text(a) UNION ALL SELECT key, value FROM jsonb_each_text(b)) AS both_counts
      GROUP BY key) AS totals
$$;

-- Without a namespace: a worker's own invocations. With a namespace and no object: all objects of the namespace together.
CREATE TABLE usage_minute (
    account_id           text COLLATE "C" NOT NULL,
    worker_id            text COLLATE "C" NOT NULL,
    version_id           text COLLATE "C" NOT NULL,
    namespace_id         text COLLATE "C" NOT NULL,
    object_id            text COLLATE "C" NOT NULL CHECK (object_id = '' OR namespace_id <> ''),
    start                timestamptz NOT NULL,
    requests             bigint NOT NULL CHECK (requests >= 0),
    subrequests          bigint NOT NULL CHECK (subrequests >= 0),
    cpu_micros           bigint NOT NULL CHECK (cpu_micros >= 0),
    wall_micros          bigint NOT NULL CHECK (wall_micros >= 0),
    active_millis        bigint NOT NULL CHECK (active_millis >= 0),
    socket_messages_in   bigint NOT NULL CHECK (socket_messages_in >= 0),
    socket_messages_out  bigint NOT NULL CHECK (socket_messages_out >= 0),
    storage_read_units   bigint NOT NULL CHECK (storage_read_units >= 0),
    storage_write_units  bigint NOT NULL CHECK (storage_write_units >= 0),
    storage_deletes      bigint NOT NULL CHECK (storage_deletes >= 0),
    kv_reads             bigint NOT NULL CHECK (kv_reads >= 0),
    kv_writes            bigint NOT NULL CHECK (kv_writes >= 0),
    kv_deletes           bigint NOT NULL CHECK (kv_deletes >= 0),
    kv_lists             bigint NOT NULL CHECK (kv_lists >= 0),
    bytes_in             bigint NOT NULL CHECK (bytes_in >= 0),
    bytes_out            bigint NOT NULL CHECK (bytes_out >= 0),
    alarms               bigint NOT NULL CHECK (alarms >= 0),
    errors               bigint NOT NULL CHECK (errors >= 0),
    outcomes             jsonb NOT NULL,
    cpu                  jsonb NOT NULL,
    wall                 jsonb NOT NULL,
    stored_order         bigint NOT NULL,
    stored_bytes         bigint NOT NULL CHECK (stored_bytes >= 0),
    sockets_order        bigint NOT NULL,
    sockets              bigint NOT NULL CHECK (sockets >= 0),
    PRIMARY KEY (account_id, namespace_id, object_id, start, worker_id, version_id)
) WITH (fillfactor = 70);
CREATE INDEX usage_minute_account ON usage_minute (account_id, start) WHERE object_id = '';
CREATE INDEX usage_minute_object ON usage_minute (namespace_id, start) WHERE object_id <> '';
CREATE INDEX usage_minute_start ON usage_minute USING brin (start);

CREATE TABLE usage_hour (LIKE usage_minute INCLUDING ALL) WITH (fillfactor = 70);
CREATE TABLE usage_day (LIKE usage_minute INCLUDING ALL) WITH (fillfactor = 70);

-- Batches of pods that are in the tables above.
CREATE TABLE usage_batch (
    pod        text COLLATE "C" NOT NULL,
    batch      bigint           NOT NULL CHECK (batch > 0),
    applied_on timestamptz      NOT NULL,
    PRIMARY KEY (pod, batch)
);
CREATE INDEX usage_batch_applied_on ON usage_batch USING brin (applied_on);

-- Workers and namespaces that used something, remembered when they are deleted.
CREATE TABLE usage_worker (
    worker_id  text COLLATE "C" PRIMARY KEY,
    account_id text NOT NULL,
    name       text NOT NULL
);
CREATE INDEX usage_worker_account ON usage_worker (account_id);

CREATE TABLE usage_namespace (
    namespace_id text COLLATE "C" PRIMARY KEY,
    account_id   text NOT NULL,
    worker_id    text NOT NULL,
    script_name  text NOT NULL,
    class_name   text NOT NULL,
    storage      text NOT NULL CHECK (storage IN ('SQLITE', 'KEY_VALUE'))
);
CREATE INDEX usage_namespace_account ON usage_namespace (account_id);

-- What is last known of objects.
CREATE TABLE usage_object (
    namespace_id  text COLLATE "C" NOT NULL,
    object_id     text COLLATE "C" NOT NULL,
    account_id    text COLLATE "C" NOT NULL,
    name          text,
    stored_order  bigint NOT NULL,
    stored_bytes  bigint NOT NULL CHECK (stored_bytes >= 0),
    sockets_order bigint NOT NULL,
    sockets       bigint NOT NULL CHECK (sockets >= 0),
    PRIMARY KEY (namespace_id, object_id)
);

-- What the objects of a namespace stored at a midnight, for every midnight in usage_midnight; left out if nothing.
CREATE TABLE usage_stored (
    account_id   text COLLATE "C" NOT NULL,
    midnight     timestamptz      NOT NULL,
    namespace_id text COLLATE "C" NOT NULL,
    bytes        numeric          NOT NULL CHECK (bytes > 0),
    PRIMARY KEY (account_id, midnight, namespace_id)
);

CREATE TABLE usage_midnight (
    midnight   timestamptz PRIMARY KEY,
    sampled_on timestamptz NOT NULL
);

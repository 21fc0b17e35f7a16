CREATE DOMAIN hex32 AS text CHECK (VALUE ~ '^[0-9a-f]{32}$');

CREATE TABLE app_user (
    id         hex32 PRIMARY KEY,
    subject    text        NOT NULL UNIQUE,
    email      text        NOT NULL,
    first_name text,
    last_name  text,
    created_on timestamptz NOT NULL
);

CREATE TABLE account (
    id         hex32 PRIMARY KEY,
    name       text        NOT NULL,
    subdomain  text UNIQUE CHECK (subdomain ~ '^[a-z0-9]([a-z0-9-]{1,61})[a-z0-9]$'),
    created_on timestamptz NOT NULL
);

CREATE TABLE membership (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    user_id    hex32       NOT NULL REFERENCES app_user,
    role       text        NOT NULL CHECK (role IN ('owner')),
    created_on timestamptz NOT NULL,
    UNIQUE (user_id, account_id)
);
CREATE INDEX membership_account ON membership (account_id);

CREATE TABLE api_token (
    id         hex32 PRIMARY KEY,
    user_id    hex32       NOT NULL REFERENCES app_user,
    name       text        NOT NULL CHECK (length(name) BETWEEN 1 AND 120),
    hash       text        NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    created_on timestamptz NOT NULL
);
CREATE INDEX api_token_user ON api_token (user_id);

CREATE TABLE subscription (
    account_id               hex32 PRIMARY KEY REFERENCES account,
    plan                     text        NOT NULL,
    provider                 text        NOT NULL,
    provider_customer_id     text        NOT NULL,
    provider_subscription_id text        NOT NULL,
    status                   text        NOT NULL,
    current_period_end       timestamptz NOT NULL,
    cancel_at_period_end     boolean     NOT NULL,
    told_at                  timestamptz NOT NULL
);

CREATE TABLE processed_payment_event (
    id           text PRIMARY KEY,
    processed_on timestamptz NOT NULL
);

CREATE TABLE worker (
    id                 hex32 PRIMARY KEY,
    account_id         hex32       NOT NULL REFERENCES account,
    name               text        NOT NULL CHECK (name ~ '^[a-z0-9_][a-z0-9_-]{0,62}$'),
    migration_tag      text,
    subdomain_enabled  boolean     NOT NULL,
    previews_enabled   boolean     NOT NULL,
    settings           text        NOT NULL,
    last_deployed_from text        NOT NULL,
    version_count      integer     NOT NULL CHECK (version_count >= 0),
    created_on         timestamptz NOT NULL,
    modified_on        timestamptz NOT NULL,
    UNIQUE (account_id, name)
);

CREATE TABLE module_content (
    hash    text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    content bytea NOT NULL
);

CREATE TABLE version (
    id          uuid PRIMARY KEY,
    worker_id   hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    number      integer     NOT NULL CHECK (number > 0),
    facts       text        NOT NULL,
    source      text        NOT NULL,
    author_id   hex32       NOT NULL REFERENCES app_user,
    created_on  timestamptz NOT NULL,
    UNIQUE (worker_id, number),
    UNIQUE (worker_id, id)
);

CREATE TABLE version_module (
    version_id   uuid    NOT NULL REFERENCES version ON DELETE CASCADE,
    position     integer NOT NULL CHECK (position >= 0),
    name         text    NOT NULL,
    content_type text    NOT NULL,
    hash         text    NOT NULL REFERENCES module_content,
    PRIMARY KEY (version_id, position),
    UNIQUE (version_id, name)
);
CREATE INDEX version_module_hash ON version_module (hash);

CREATE TABLE deployment (
    id          uuid PRIMARY KEY,
    worker_id   hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    number      bigint GENERATED ALWAYS AS IDENTITY,
    source      text        NOT NULL,
    annotations text        NOT NULL,
    author_id   hex32       NOT NULL REFERENCES app_user,
    created_on  timestamptz NOT NULL,
    UNIQUE (worker_id, id)
);
CREATE INDEX deployment_newest ON deployment (worker_id, number DESC);

CREATE TABLE deployment_version (
    deployment_id uuid             NOT NULL,
    worker_id     hex32            NOT NULL,
    position      integer          NOT NULL,
    version_id    uuid             NOT NULL,
    percentage    double precision NOT NULL CHECK (percentage >= 0 AND percentage <= 100),
    PRIMARY KEY (deployment_id, position),
    UNIQUE (deployment_id, version_id),
    FOREIGN KEY (worker_id, deployment_id) REFERENCES deployment (worker_id, id) ON DELETE CASCADE,
    FOREIGN KEY (worker_id, version_id) REFERENCES version (worker_id, id) ON DELETE CASCADE
);
CREATE INDEX deployment_version_version ON deployment_version (version_id);

CREATE TABLE object_namespace (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    worker_id  hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    class_name text        NOT NULL,
    unique_key text        NOT NULL UNIQUE,
    storage    text        NOT NULL CHECK (storage IN ('SQLITE', 'KEY_VALUE')),
    created_on timestamptz NOT NULL,
    UNIQUE (worker_id, class_name)
);
CREATE INDEX object_namespace_account ON object_namespace (account_id);

CREATE TABLE outbox (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind   text NOT NULL CHECK (kind IN ('ROUTE', 'DEPLOYMENT', 'NAMESPACE', 'BUNDLE')),
    key    text NOT NULL
);

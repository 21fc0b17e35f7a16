-- Somebody follows a worker through a socket, whose address has a secret of which the hash is kept.
CREATE TABLE tail (
    id            hex32 PRIMARY KEY,
    account_id    hex32       NOT NULL REFERENCES account,
    worker_id     hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    user_id       hex32       NOT NULL REFERENCES app_user,
    credential_id hex32,
    hash          text        NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$'),
    filters       text        NOT NULL,
    created_on    timestamptz NOT NULL,
    seen_on       timestamptz NOT NULL,
    expires_on    timestamptz NOT NULL
);
CREATE INDEX tail_worker ON tail (worker_id);

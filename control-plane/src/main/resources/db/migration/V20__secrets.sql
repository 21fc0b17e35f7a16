-- Values of secrets, sealed. A version has a secret by its name; versions share the value until it is changed.
CREATE TABLE secret (
    id         uuid PRIMARY KEY,
    worker_id  hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    name       text        NOT NULL,
    key_id     text        NOT NULL,
    sealed     text        NOT NULL,
    created_on timestamptz NOT NULL
);
CREATE INDEX secret_worker ON secret (worker_id);
CREATE INDEX secret_key ON secret (key_id);

CREATE TABLE version_secret (
    version_id uuid NOT NULL REFERENCES version ON DELETE CASCADE,
    name       text NOT NULL,
    secret_id  uuid NOT NULL REFERENCES secret ON DELETE CASCADE,
    PRIMARY KEY (version_id, name)
);
CREATE INDEX version_secret_secret ON version_secret (secret_id);

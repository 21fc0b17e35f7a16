-- Classes of one worker may exchange their names in one transaction.
ALTER TABLE object_namespace DROP CONSTRAINT object_namespace_worker_id_class_name_key;
ALTER TABLE object_namespace
    ADD CONSTRAINT object_namespace_class UNIQUE (worker_id, class_name) DEFERRABLE INITIALLY DEFERRED;

CREATE TABLE namespace_deletion (
    namespace_id    hex32 PRIMARY KEY,
    account_id      hex32       NOT NULL REFERENCES account,
    unique_key      text        NOT NULL,
    storage         text        NOT NULL CHECK (storage IN ('SQLITE', 'KEY_VALUE')),
    worker_id       hex32       NOT NULL,
    script_name     text        NOT NULL,
    class_name      text        NOT NULL,
    requested_on    timestamptz NOT NULL,
    next_shard      integer     NOT NULL CHECK (next_shard >= 0),
    deleted_objects bigint      NOT NULL CHECK (deleted_objects >= 0),
    finished_on     timestamptz
);
CREATE INDEX namespace_deletion_account ON namespace_deletion (account_id, requested_on DESC);
CREATE INDEX namespace_deletion_unfinished ON namespace_deletion (requested_on) WHERE finished_on IS NULL;

ALTER TABLE worker ADD COLUMN exports_declared boolean NOT NULL DEFAULT false;

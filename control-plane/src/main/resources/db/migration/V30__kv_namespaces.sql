CREATE TABLE kv_namespace (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    title      text        NOT NULL CHECK (length(title) BETWEEN 1 AND 512),
    created_on timestamptz NOT NULL,
    UNIQUE (account_id, title)
);

-- Namespaces that are deleted while some of their values are still there.
CREATE TABLE kv_purge (
    namespace_id hex32 PRIMARY KEY,
    deleted_on   timestamptz NOT NULL
);

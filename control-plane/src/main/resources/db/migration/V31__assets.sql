CREATE TABLE asset_content (
    account_id   hex32       NOT NULL REFERENCES account,
    hash         hex32       NOT NULL,
    content      bytea       NOT NULL,
    content_type text        NOT NULL CHECK (length(content_type) <= 256),
    created_on   timestamptz NOT NULL,
    PRIMARY KEY (account_id, hash)
);

-- The files of one upload; whole when there is a content for each.
CREATE TABLE asset_manifest (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL REFERENCES account,
    created_on timestamptz NOT NULL
);

CREATE TABLE asset_file (
    manifest_id hex32   NOT NULL REFERENCES asset_manifest ON DELETE CASCADE,
    path        text    NOT NULL,
    hash        hex32   NOT NULL,
    size        integer NOT NULL CHECK (size >= 0),
    PRIMARY KEY (manifest_id, path)
);
CREATE INDEX asset_file_hash ON asset_file (hash);

-- A token lets its bearer upload the contents of a manifest, or (complete) give them to a version.
CREATE TABLE asset_token (
    hash        text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    account_id  hex32       NOT NULL REFERENCES account,
    manifest_id hex32       NOT NULL REFERENCES asset_manifest ON DELETE CASCADE,
    complete    boolean     NOT NULL,
    expires_on  timestamptz NOT NULL
);
CREATE INDEX asset_token_manifest ON asset_token (manifest_id);

ALTER TABLE version
    ADD COLUMN asset_manifest_id hex32 REFERENCES asset_manifest;
CREATE INDEX version_asset_manifest ON version (asset_manifest_id);

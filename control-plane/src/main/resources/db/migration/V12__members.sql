ALTER TABLE app_user ADD COLUMN email_verified boolean NOT NULL DEFAULT false;
ALTER TABLE app_user ALTER COLUMN email_verified DROP DEFAULT;

CREATE TABLE invitation (
    id          hex32 PRIMARY KEY,
    account_id  hex32       NOT NULL REFERENCES account,
    email       text        NOT NULL CHECK (email = lower(email)),
    role        text        NOT NULL CHECK (role IN ('owner', 'admin', 'developer', 'billing', 'read-only')),
    secret_hash text        NOT NULL CHECK (secret_hash ~ '^[0-9a-f]{64}$'),
    status      text        NOT NULL CHECK (status IN ('pending', 'accepted', 'rejected', 'revoked')),
    invited_by  hex32       NOT NULL REFERENCES app_user,
    created_on  timestamptz NOT NULL,
    expires_on  timestamptz NOT NULL
);
CREATE UNIQUE INDEX invitation_pending ON invitation (account_id, email) WHERE status = 'pending';
CREATE INDEX invitation_email ON invitation (email) WHERE status = 'pending';

ALTER TABLE membership DROP CONSTRAINT membership_role_check;
ALTER TABLE membership
    ADD CONSTRAINT membership_role_check CHECK (role IN ('owner', 'admin', 'developer', 'billing', 'read-only'));

CREATE TABLE audit_entry (
    number     bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         hex32       NOT NULL UNIQUE,
    account_id hex32 REFERENCES account,
    user_id    hex32 REFERENCES app_user,
    user_email text,
    token_id   hex32,
    action     text        NOT NULL CHECK (action IN ('create', 'update', 'delete')),
    kind       text        NOT NULL,
    target     text        NOT NULL,
    before     text,
    after      text,
    address    text,
    request_id text,
    created_on timestamptz NOT NULL,
    CHECK (account_id IS NOT NULL OR user_id IS NOT NULL)
);
CREATE INDEX audit_entry_account ON audit_entry (account_id, number DESC);
CREATE INDEX audit_entry_user ON audit_entry (user_id, number DESC);

CREATE FUNCTION audit_entry_stands() RETURNS trigger LANGUAGE plpgsql AS
$$
BEGIN
    RAISE EXCEPTION 'audit entries can neither be altered nor deleted';
END
$$;
CREATE TRIGGER audit_entry_stands BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_entry_stands();
CREATE TRIGGER audit_entries_stand BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_entry_stands();

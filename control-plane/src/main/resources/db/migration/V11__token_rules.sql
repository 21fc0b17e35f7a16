ALTER TABLE api_token
    ADD COLUMN rules        text        NOT NULL DEFAULT '{}',
    ADD COLUMN disabled     boolean     NOT NULL DEFAULT false,
    ADD COLUMN not_before   timestamptz,
    ADD COLUMN expires_on   timestamptz,
    ADD COLUMN last_used_on timestamptz,
    ADD COLUMN modified_on  timestamptz;
UPDATE api_token SET modified_on = created_on;
ALTER TABLE api_token
    ALTER COLUMN rules DROP DEFAULT,
    ALTER COLUMN disabled DROP DEFAULT,
    ALTER COLUMN modified_on SET NOT NULL;

-- Browser sessions and access tokens that were opened by then are over.
ALTER TABLE app_user ADD COLUMN signed_out_on timestamptz;

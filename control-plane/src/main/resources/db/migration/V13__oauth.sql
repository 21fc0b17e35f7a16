CREATE TABLE oauth_session (
    id         hex32 PRIMARY KEY,
    user_id    hex32       NOT NULL REFERENCES app_user,
    client_id  text        NOT NULL,
    scope      text        NOT NULL,
    created_on timestamptz NOT NULL
);
CREATE INDEX oauth_session_user ON oauth_session (user_id);

CREATE TABLE oauth_token (
    hash       text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    session_id hex32       NOT NULL REFERENCES oauth_session ON DELETE CASCADE,
    kind       text        NOT NULL CHECK (kind IN ('access', 'refresh')),
    used       boolean     NOT NULL,
    expires_on timestamptz NOT NULL
);
CREATE INDEX oauth_token_session ON oauth_token (session_id);

CREATE TABLE oauth_code (
    hash         text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    user_id      hex32       NOT NULL REFERENCES app_user,
    client_id    text        NOT NULL,
    redirect_uri text        NOT NULL,
    challenge    text        NOT NULL,
    scope        text        NOT NULL,
    session_id   hex32,
    expires_on   timestamptz NOT NULL
);

CREATE TABLE oauth_device (
    hash       text PRIMARY KEY CHECK (hash ~ '^[0-9a-f]{64}$'),
    user_code  text        NOT NULL UNIQUE,
    client_id  text        NOT NULL,
    scope      text        NOT NULL,
    status     text        NOT NULL CHECK (status IN ('pending', 'allowed', 'denied', 'used')),
    user_id    hex32 REFERENCES app_user,
    polled_on  timestamptz,
    expires_on timestamptz NOT NULL
);

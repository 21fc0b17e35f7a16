-- A domain that an account says is its own. It is active once that was shown, and then nobody else's.
CREATE TABLE zone (
    id           hex32 PRIMARY KEY,
    account_id   hex32       NOT NULL REFERENCES account,
    name         text        NOT NULL CHECK (name = lower(name) AND length(name) <= 253),
    status       text        NOT NULL CHECK (status IN ('pending', 'active', 'moved')),
    created_on   timestamptz NOT NULL,
    modified_on  timestamptz NOT NULL,
    activated_on timestamptz,
    UNIQUE (account_id, name),
    UNIQUE (account_id, id),
    CHECK (status = 'pending' OR activated_on IS NOT NULL)
);
CREATE UNIQUE INDEX zone_active ON zone (name) WHERE status = 'active';

CREATE TABLE worker_route (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL,
    zone_id    hex32       NOT NULL,
    worker_id  hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    pattern    text        NOT NULL CHECK (length(pattern) BETWEEN 1 AND 1024),
    created_on timestamptz NOT NULL,
    UNIQUE (account_id, pattern),
    FOREIGN KEY (account_id, zone_id) REFERENCES zone (account_id, id) ON DELETE CASCADE
);
CREATE INDEX worker_route_worker ON worker_route (worker_id);
CREATE INDEX worker_route_zone ON worker_route (account_id, zone_id);

CREATE TABLE custom_domain (
    id         hex32 PRIMARY KEY,
    account_id hex32       NOT NULL,
    zone_id    hex32       NOT NULL,
    worker_id  hex32       NOT NULL REFERENCES worker ON DELETE CASCADE,
    hostname   text        NOT NULL CHECK (hostname = lower(hostname) AND length(hostname) <= 253),
    enabled    boolean     NOT NULL,
    created_on timestamptz NOT NULL,
    UNIQUE (account_id, hostname),
    FOREIGN KEY (account_id, zone_id) REFERENCES zone (account_id, id) ON DELETE CASCADE
);
CREATE INDEX custom_domain_worker ON custom_domain (worker_id);
CREATE INDEX custom_domain_zone ON custom_domain (account_id, zone_id);

CREATE TABLE billing_customer (
    account_id           hex32 PRIMARY KEY REFERENCES account,
    provider_customer_id text        NOT NULL UNIQUE,
    created_on           timestamptz NOT NULL
);
INSERT INTO billing_customer (account_id, provider_customer_id, created_on)
SELECT account_id, provider_customer_id, told_at FROM subscription;

CREATE TABLE payment_event (
    id           text PRIMARY KEY,
    type         text        NOT NULL,
    customer_id  text,
    created_on   timestamptz NOT NULL,
    received_on  timestamptz NOT NULL,
    payload      text        NOT NULL,
    attempts     integer     NOT NULL CHECK (attempts >= 0),
    failure      text,
    processed_on timestamptz
);
CREATE INDEX payment_event_received ON payment_event (received_on DESC);
CREATE INDEX payment_event_waiting ON payment_event (received_on) WHERE processed_on IS NULL;
INSERT INTO payment_event (id, type, created_on, received_on, payload, attempts, processed_on)
SELECT id, 'unknown', processed_on, processed_on, '', 1, processed_on FROM processed_payment_event;
DROP TABLE processed_payment_event;

ALTER TABLE subscription
    ADD COLUMN created_on           timestamptz,
    ADD COLUMN current_period_start timestamptz,
    ADD COLUMN ends_on              timestamptz,
    ADD COLUMN unpaid_since         timestamptz,
    ADD COLUMN entitled             boolean,
    ADD COLUMN lapses_on            timestamptz;
UPDATE subscription
SET created_on           = told_at,
    current_period_start = current_period_end - interval '1 month',
    ends_on              = CASE WHEN cancel_at_period_end THEN current_period_end END,
    entitled             = status IN ('active', 'trialing', 'past_due'),
    lapses_on            = CASE WHEN cancel_at_period_end AND status IN ('active', 'trialing') THEN current_period_end END;
ALTER TABLE subscription
    ALTER COLUMN created_on SET NOT NULL,
    ALTER COLUMN current_period_start SET NOT NULL,
    ALTER COLUMN entitled SET NOT NULL,
    DROP COLUMN cancel_at_period_end,
    DROP COLUMN told_at;
CREATE INDEX subscription_lapses ON subscription (lapses_on) WHERE entitled;

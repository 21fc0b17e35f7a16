-- What accounts have used up of what their plans include for a day (UTC).
CREATE TABLE used_up_allowance (
    account_id hex32       NOT NULL REFERENCES account,
    day        date        NOT NULL,
    allowance  text        NOT NULL,
    noticed_on timestamptz NOT NULL,
    PRIMARY KEY (account_id, day, allowance)
);

-- What objects store is recorded at each full hour. A midnight that was recorded stands for the 24 hours before it.
ALTER TABLE usage_midnight RENAME TO usage_sample;
ALTER TABLE usage_sample RENAME COLUMN midnight TO moment;
ALTER TABLE usage_stored RENAME COLUMN midnight TO moment;
INSERT INTO usage_stored (account_id, moment, namespace_id, bytes)
    SELECT account_id, moment - make_interval(hours => hours), namespace_id, bytes FROM usage_stored, generate_series(1, 23) AS hours;
INSERT INTO usage_sample (moment, sampled_on)
    SELECT moment - make_interval(hours => hours), sampled_on FROM usage_sample, generate_series(1, 23) AS hours;

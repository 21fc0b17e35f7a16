-- Which kinds there are is said once, by FactKind.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;

package dev.holdfast.pod.storage;

/** What became of a commit. */
public enum CommitOutcome {
    /** It is durable now. */
    APPLIED,
    /** It was durable already: an earlier try got through. Nothing was applied twice. */
    DUPLICATE,
    /** The shard belongs to somebody else, or the namespace was deleted. Nothing changed. */
    FENCED,
    /** Another commit took the number. Nothing changed. */
    CONFLICT
}

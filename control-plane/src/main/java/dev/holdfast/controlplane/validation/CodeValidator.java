package dev.holdfast.controlplane.validation;

import dev.holdfast.contract.VersionBundle;

/** Starts uploaded code once, away from everything, before it becomes a version. Thread-safe, blocking. */
public interface CodeValidator {
    /**
     * @throws dev.holdfast.controlplane.api.ApiException if the code cannot be started; the message says why, with the
     *     stack as V8 words it
     */
    ValidationReport validate(VersionBundle bundle);
}

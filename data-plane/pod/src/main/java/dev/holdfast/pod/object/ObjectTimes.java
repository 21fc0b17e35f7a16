package dev.holdfast.pod.object;

import java.time.Duration;

/**
 * How objects are timed.
 *
 * @param idle after which an object with nothing to do leaves memory
 * @param updateDelay for which a busy object may stay on old code
 * @param storage for which a storage operation is tried
 */
public record ObjectTimes(Duration idle, Duration updateDelay, Duration storage) {}

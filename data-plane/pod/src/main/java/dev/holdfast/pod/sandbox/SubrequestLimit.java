package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.catalog.RunningVersion;

/** How many requests one event may make. */
@FunctionalInterface
public interface SubrequestLimit {
    /** The limit of a version's account. */
    int of(RunningVersion version);
}

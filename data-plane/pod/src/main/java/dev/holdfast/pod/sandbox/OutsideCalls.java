package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;

/** Requests of code to servers outside, or to other workers by their host names. */
@FunctionalInterface
public interface OutsideCalls {
    /**
     * Takes a request. Never blocks.
     *
     * @param from version that asks
     */
    Callee fetch(RunningVersion from, RequestHead head, Caller caller);
}

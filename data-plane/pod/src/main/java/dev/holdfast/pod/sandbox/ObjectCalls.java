package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;

/** Calls from code to objects. */
@FunctionalInterface
public interface ObjectCalls {
    /**
     * Takes a call; refuses it through the caller when the calling version has no right to it. Never blocks; calls from
     * one thread to one object keep their order.
     *
     * @param from version that calls
     */
    Callee call(RunningVersion from, Target.AnyObject target, RequestHead head, Caller caller);
}

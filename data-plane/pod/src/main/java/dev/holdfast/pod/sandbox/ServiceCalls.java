package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;

/** Calls from code to stateless entrypoints. */
@FunctionalInterface
public interface ServiceCalls {
    /**
     * Takes a call; refuses it through the caller when the calling version has no right to it. Never blocks.
     *
     * @param from version that calls
     */
    Callee call(RunningVersion from, Target.Service target, RequestHead head, Caller caller);
}

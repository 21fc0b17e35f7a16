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
     * Takes a call; refuses it through the caller when there is no such object. Never blocks; calls from one thread to
     * one object keep their order.
     *
     * @param from version that calls
     * @throws SandboxViolationException when the version has no binding to the object's namespace
     */
    Callee call(RunningVersion from, Target.AnyObject target, RequestHead head, Caller caller);
}

package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Target;
import dev.holdfast.pod.catalog.RunningVersion;
import dev.holdfast.pod.exchange.Callee;
import dev.holdfast.pod.exchange.Caller;
import dev.holdfast.pod.exchange.RequestHead;

/** What code asks of its worker's caches. */
@FunctionalInterface
public interface CacheCalls {
    /**
     * Takes a question, see {@link Target.Cache}. Never blocks.
     *
     * @param from version that asks
     */
    Callee ask(RunningVersion from, Target.Cache target, RequestHead head, Caller caller);
}

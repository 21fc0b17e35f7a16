package dev.holdfast.pod.sandbox;

import dev.holdfast.pod.invocation.Invocations;

/**
 * What a sandbox needs of the rest of the pod.
 *
 * @param calls takes calls to objects
 * @param services takes calls to stateless entrypoints
 * @param outside takes requests to servers outside
 * @param caches takes what code asks of its caches
 * @param subrequests says how many of these an event may make
 * @param invocations where what runs in sandboxes begins
 * @param counters counts
 */
public record SandboxHooks(
        ObjectCalls calls,
        ServiceCalls services,
        OutsideCalls outside,
        CacheCalls caches,
        SubrequestLimit subrequests,
        Invocations invocations,
        SandboxCounters counters) {}

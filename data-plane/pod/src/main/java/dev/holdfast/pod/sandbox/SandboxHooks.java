package dev.holdfast.pod.sandbox;

/**
 * What a sandbox needs of the rest of the pod.
 *
 * @param calls takes calls to objects
 * @param services takes calls to stateless entrypoints
 * @param log takes what scripts print
 * @param counters counts
 */
public record SandboxHooks(ObjectCalls calls, ServiceCalls services, ScriptLog log, SandboxCounters counters) {}

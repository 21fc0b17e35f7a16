package dev.holdfast.billing.plan;

/**
 * What a plan allows irrespective of how much is used.
 *
 * @param objectClasses how many Durable Object classes an account may have
 * @param keyValueObjects whether classes with key-value storage are allowed beside those with SQLite storage
 * @param invocationCpuMillis the CPU time one invocation of a Worker may use unless it asks for less
 * @param logRetentionDays for how many days logs are kept
 */
public record PlanLimits(int objectClasses, boolean keyValueObjects, int invocationCpuMillis, int logRetentionDays) {}

package dev.holdfast.pod.object;

import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.sandbox.SandboxPool;
import dev.holdfast.pod.shard.ShardTable;
import dev.holdfast.pod.storage.ObjectStore;
import dev.holdfast.pod.time.Timers;

/**
 * What hosted objects share.
 *
 * @param maxQueue most calls that wait for one object
 */
record ObjectServices(
        Assigner assigner,
        ShardTable shards,
        SandboxPool sandboxes,
        ObjectStore store,
        AlarmTimes alarms,
        Retry retry,
        CommitTokens tokens,
        ObjectTimes times,
        int maxQueue,
        Invocations invocations,
        Timers timers) {}

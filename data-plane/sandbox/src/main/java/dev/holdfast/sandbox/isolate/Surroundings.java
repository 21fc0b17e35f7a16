package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.LinkMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What isolate hosts share. */
public interface Surroundings {
    /** Sends to the pod. */
    void send(LinkMessage message);

    /** An exchange that the pod opened has ended here. */
    void ended(long exchange);

    /** Threads for turns: platform threads with large stacks. */
    Executor pool();

    ScheduledExecutorService scheduler();

    Watchdog watchdog();

    MemoryGauge gauge();

    /** For when nothing else helps. */
    LastResort lastResort();
}

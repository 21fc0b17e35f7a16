package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.LinkMessage;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;

/** What isolate hosts share. */
public interface Surroundings {
    /** Sends to the pod with the next flush, or earlier. */
    void send(LinkMessage message);

    /** Lets go what was sent. */
    void flush();

    /** This thread will wait for the pod: another one is to read the link, if this is the one that does. */
    void readOn();

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

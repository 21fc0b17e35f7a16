package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.LinkMessage;
import dev.holdfast.link.message.SandboxMessage;
import dev.holdfast.link.message.SandboxMessage.Hello;
import dev.holdfast.pod.time.Timers;

/**
 * Notices what only a compromised sandbox does: words before its greeting or a second greeting, remarks without end,
 * bills for CPU time that its process never used. For the link's reading thread.
 */
final class Conduct {
    /** Remarks are messages that nobody asked for and that come now and then; a sandbox throttles them itself. */
    private static final int MOST_REMARKS_PER_SECOND = 20_000;

    /** Between two reports, which are about a second apart but for a busy version. */
    private static final long MOST_READS = 1_000_000_000;

    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long CPU_CHECK_MICROS = 500_000;
    private static final long CPU_TOLERANCE_MICROS = 2_000_000;

    private final SandboxProcess process;
    private final Timers timers;
    private final long startNanos;
    private boolean greeted;
    private long windowStart;
    private int remarks;
    private long billedMicros;
    private long checkedMicros;

    Conduct(SandboxProcess process, Timers timers) {
        this.process = process;
        this.timers = timers;
        this.startNanos = timers.nanos();
        this.windowStart = startNanos;
    }

    /** Takes note of a message of any kind; the first must be the greeting, and only the first. */
    void said(LinkMessage message) {
        if (message instanceof Hello == greeted) {
            throw new SandboxViolationException(greeted ? "said hello again" : "spoke before it said hello");
        }
        greeted = true;
    }

    /** Takes note of a remark. */
    void remarked() {
        long now = timers.nanos();
        if (now - windowStart > SECOND_NANOS) {
            windowStart = now;
            remarks = 0;
        }
        if (++remarks > MOST_REMARKS_PER_SECOND) {
            throw new SandboxViolationException("floods the link");
        }
    }

    /** Takes note of how often storage was read; what is said must be possible. */
    void readStorage(SandboxMessage.CacheUse use) {
        if (use.hits() < 0 || use.misses() < 0 || use.hits() > MOST_READS || use.misses() > MOST_READS) {
            throw new SandboxViolationException("counts more reads than there can be");
        }
    }

    /**
     * Takes note of CPU time that is billed for an event; what the system counted for the process is the most, or else
     * what all processors could do since it was started.
     */
    void billed(long micros) {
        if (micros < 0) {
            throw new SandboxViolationException("bills less than nothing");
        }
        billedMicros += micros;
        if (billedMicros < 0) {
            throw new SandboxViolationException("bills more than can be counted");
        }
        if (billedMicros - checkedMicros > CPU_CHECK_MICROS) {
            long usedMicros = process.cpuMillis().orElseGet(this::mostCpuMillis) * 1000;
            if (billedMicros > usedMicros + CPU_TOLERANCE_MICROS) {
                throw new SandboxViolationException("bills CPU time that it did not use");
            }
            checkedMicros = billedMicros;
        }
    }

    private long mostCpuMillis() {
        long wall = (timers.nanos() - startNanos) / 1_000_000;
        return wall * Runtime.getRuntime().availableProcessors();
    }
}

package dev.holdfast.sandbox.object;

import dev.holdfast.link.message.StorageQuery;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One object's alarm as its script sees it (reference: durable-objects 4.6): what is stored, with the object's own
 * changes laid over. While the handler runs there is none, unless it sets one. The store takes an alarm away once its
 * run has succeeded; here nothing is written for that.
 */
public final class ObjectAlarm {
    private final StorageChannel channel;
    private final Overlay overlay;
    private final Map<Long, Consumer<AlarmTime>> reads = new HashMap<>();
    private @Nullable AlarmTime stored;
    private boolean running;
    private boolean changedByRun;
    private long turningPoints;

    ObjectAlarm(StorageChannel channel, Overlay overlay) {
        this.channel = channel;
        this.overlay = overlay;
    }

    /** When it is due; empty: the answer comes through the callback. */
    public Optional<AlarmTime> get(Consumer<AlarmTime> callback) {
        AlarmTime known = known();
        if (known != null) {
            return Optional.of(known);
        }
        long before = turningPoints;
        reads.put(channel.read(new StorageQuery.Alarm()), found -> {
            if (before == turningPoints) {
                stored = found;
            }
            callback.accept(found);
        });
        return Optional.empty();
    }

    /** A read was answered. Unknown numbers are ignored, since the object may have been reset meanwhile. */
    public void answered(long operation, AlarmTime found) {
        Consumer<AlarmTime> read = reads.remove(operation);
        if (read != null) {
            read.accept(found);
        }
    }

    /** Whether another alarm, or none, has taken the place of the one that is due. */
    public boolean isSuperseded(long dueMillis) {
        AlarmTime known = known();
        return known != null && !known.equals(AlarmTime.at(dueMillis));
    }

    /** The handler begins to run. */
    public void begin() {
        turningPoints++;
        overlay.forgetAlarms();
        stored = AlarmTime.NONE;
        running = true;
        changedByRun = false;
    }

    /** The handler has ended. What a failure leaves behind is the store's business, and unknown here. */
    public void end(boolean succeeded) {
        if (running && !succeeded && !changedByRun && overlay.current().alarm() == null) {
            turningPoints++;
            stored = null;
        }
        running = false;
    }

    /** Whether the handler runs, and nothing that will survive the instance has taken its alarm's place. */
    public boolean isRunning() {
        return running && !changedByRun;
    }

    /** Sets it in the current turn. */
    void set(AlarmTime time) {
        turningPoints++;
        overlay.current().alarm(time);
    }

    /** These writes are on their way. */
    void committed(WriteBuffer writes) {
        changedByRun |= writes.alarm() != null;
    }

    /** These writes are durable. */
    void confirmed(WriteBuffer writes) {
        AlarmTime written = writes.alarm();
        if (written != null) {
            stored = written;
        }
    }

    /** Whether nothing is outstanding. */
    boolean isQuiet() {
        return reads.isEmpty();
    }

    private @Nullable AlarmTime known() {
        AlarmTime written = overlay.alarm();
        return written == null ? stored : written;
    }
}

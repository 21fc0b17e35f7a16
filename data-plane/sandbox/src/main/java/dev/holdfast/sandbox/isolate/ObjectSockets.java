package dev.holdfast.sandbox.isolate;

import dev.holdfast.link.message.PodMessage.RestoreSocket;
import dev.holdfast.link.message.PodMessage.RestoreSocketSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the host knows of the sockets that one object has left with the pod, as long as the object is placed here. */
final class ObjectSockets {
    private final Map<Long, Long> autoResponded = new HashMap<>();
    private List<RestoreSocket> restored = new ArrayList<>(0);
    private Optional<RestoreSocketSettings> settings = Optional.empty();
    private long lastNumber;
    private int timeoutMillis;

    /** A number that no socket of the object has or had. */
    long next() {
        return ++lastNumber;
    }

    /** A socket that the object had before it was placed here. */
    void restore(RestoreSocket socket) {
        lastNumber = Math.max(lastNumber, socket.socket());
        restored.add(socket);
        if (socket.autoRespondedMillis() > 0) {
            autoResponded(socket.socket(), socket.autoRespondedMillis());
        }
    }

    void restore(RestoreSocketSettings before) {
        settings = Optional.of(before);
        timeoutMillis = before.timeoutMillis();
    }

    /** What the first instance is told, given once: a later one has lost its sockets. */
    List<RestoreSocket> takeRestored() {
        List<RestoreSocket> taken = restored;
        restored = List.of();
        return taken;
    }

    Optional<RestoreSocketSettings> takeSettings() {
        Optional<RestoreSocketSettings> taken = settings;
        settings = Optional.empty();
        return taken;
    }

    void autoResponded(long socket, long millis) {
        autoResponded.put(socket, millis);
    }

    /** Milliseconds since the epoch, 0 for never. */
    long autoRespondedAt(long socket) {
        return autoResponded.getOrDefault(socket, 0L);
    }

    void forget(long socket) {
        autoResponded.remove(socket);
    }

    /** How long an event of a socket may take, 0 for as long as it takes. */
    int timeoutMillis() {
        return timeoutMillis;
    }

    void timeoutMillis(int millis) {
        timeoutMillis = millis;
    }
}

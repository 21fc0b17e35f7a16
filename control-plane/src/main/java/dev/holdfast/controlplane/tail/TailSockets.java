package dev.holdfast.controlplane.tail;

import dev.holdfast.controlplane.log.ReceivedTrace;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The sockets of tails that this process holds; of each tail the newest one. Safe for several threads. */
@ApplicationScoped
class TailSockets {
    private final Map<String, TailSocket> byTail = new ConcurrentHashMap<>();
    private final Map<String, Set<TailSocket>> byWorker = new ConcurrentHashMap<>();
    private volatile boolean leaving;

    void add(TailSocket socket) {
        TailSocket before = byTail.put(socket.tailId(), socket);
        byWorker.computeIfAbsent(socket.workerId(), id -> ConcurrentHashMap.newKeySet())
                .add(socket);
        if (before != null) {
            remove(before);
            before.goAway();
        }
    }

    /** Sends all readers to another control plane; this one is about to stop. */
    void sendAway() {
        leaving = true;
        all().forEach(TailSocket::goAway);
    }

    /** Whether no more sockets should be let in. */
    boolean isLeaving() {
        return leaving;
    }

    void remove(TailSocket socket) {
        byTail.remove(socket.tailId(), socket);
        byWorker.computeIfPresent(socket.workerId(), (id, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    void offer(String workerId, ReceivedTrace trace) {
        of(workerId).forEach(each -> each.offer(trace));
    }

    void missed(String workerId) {
        of(workerId).forEach(TailSocket::missed);
    }

    boolean has(String workerId) {
        return byWorker.containsKey(workerId);
    }

    List<TailSocket> all() {
        return new ArrayList<>(byTail.values());
    }

    private Collection<TailSocket> of(String workerId) {
        return byWorker.getOrDefault(workerId, Set.of());
    }
}

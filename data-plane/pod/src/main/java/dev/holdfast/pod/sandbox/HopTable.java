package dev.holdfast.pod.sandbox;

import java.util.concurrent.ConcurrentHashMap;

/**
 * How many calls lie between a client and each event in a sandbox, from the event's delivery to its end. Events that
 * nobody called from inside count none and take no place. Only the pod counts: what a sandbox says is which of its
 * events calls.
 */
final class HopTable {
    private final ConcurrentHashMap<Long, Integer> hops = new ConcurrentHashMap<>();
    private final int capacity;

    HopTable(int capacity) {
        this.capacity = capacity;
    }

    void began(long exchange, int count) {
        if (count == 0) {
            return;
        }
        if (hops.size() >= capacity) {
            throw new SandboxViolationException("does not report the end of its events");
        }
        hops.put(exchange, count);
    }

    void ended(long exchange) {
        hops.remove(exchange);
    }

    int of(long exchange) {
        return hops.getOrDefault(exchange, 0);
    }
}

package dev.holdfast.pod;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Calls a well-behaved worker again and again, and keeps how long each answer took. */
final class Neighbour implements AutoCloseable {
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Client client;
    private final String host;
    private final String expected;
    private final List<Long> micros = new ArrayList<>();
    private final List<String> wrongAnswers = new ArrayList<>();
    private final Thread thread;
    private volatile boolean closed;

    Neighbour(int port, String host, String expected) {
        this.client = new Client(port);
        this.host = host;
        this.expected = expected;
        this.thread = Thread.ofPlatform().name("neighbour").start(this::ask);
    }

    /** Takes what was measured since it was taken last. */
    synchronized List<Long> takeMicros() {
        List<Long> taken = List.copyOf(micros);
        micros.clear();
        return taken;
    }

    /** Every answer that was not as expected. */
    synchronized List<String> wrongAnswers() {
        return List.copyOf(wrongAnswers);
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        client.close();
    }

    /** The 99th percentile. */
    static long p99(List<Long> values) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) Math.ceil(sorted.size() * 0.99) - 1);
    }

    private void ask() {
        while (!closed) {
            long start = System.nanoTime();
            String answer = answer();
            record((System.nanoTime() - start) / 1000, answer);
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private String answer() {
        try {
            HttpResponse<String> response = client.send(client.request(host, "/good"));
            return response.body();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private synchronized void record(long took, String answer) {
        micros.add(took);
        if (!answer.equals(expected)) {
            wrongAnswers.add(answer);
        }
    }
}

package dev.holdfast.local.process;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.ObjLongConsumer;

/**
 * The processes that this JVM started and that still run. When the JVM ends in an orderly way they are stopped one
 * after the other, the youngest first, since it may need the older ones to stop well.
 */
public final class RunningProcesses {
    private static final RunningProcesses INSTANCE = new RunningProcesses();

    private final Deque<ManagedProcess> youngestFirst = new ArrayDeque<>();
    private Runnable first = () -> {};
    private ObjLongConsumer<String> started = (name, pid) -> {};
    private boolean stopping;

    private RunningProcesses() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stopAll, "stop-processes"));
    }

    static RunningProcesses ofThisJvm() {
        return INSTANCE;
    }

    /** Runs {@code action}, one for all, when the JVM ends and before any process is stopped for that reason. */
    public static void beforeStopping(Runnable action) {
        INSTANCE.setFirst(action);
    }

    private synchronized void setFirst(Runnable action) {
        first = action;
    }

    /** Tells {@code listener}, one for all, the name and id of each process from now on, before it is ready. */
    public static void whenStarted(ObjLongConsumer<String> listener) {
        INSTANCE.setStarted(listener);
    }

    private synchronized void setStarted(ObjLongConsumer<String> listener) {
        started = listener;
    }

    private synchronized Runnable first() {
        return first;
    }

    /** @throws StartFailedException once the JVM is stopping */
    synchronized void requireOpen(String name) {
        if (stopping) {
            throw new StartFailedException(name + " is not started: everything is being stopped");
        }
    }

    synchronized void add(String name, ManagedProcess process) {
        youngestFirst.addFirst(process);
        started.accept(name, process.pid());
    }

    synchronized void remove(ManagedProcess process) {
        youngestFirst.remove(process);
    }

    private void stopAll() {
        first().run();
        for (ManagedProcess process : close()) {
            process.close();
        }
    }

    private synchronized List<ManagedProcess> close() {
        stopping = true;
        return List.copyOf(youngestFirst);
    }
}

package dev.holdfast.histories;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;

/**
 * A history as Lincheck wants it: operations in threads, each with a clock that says how many operations of every
 * thread had ended before it began.
 *
 * <p>Threads are as few as may be, and not the clients', since the clocks tell all that is known about order. What did
 * not end goes into threads of its own, where nothing has to wait for it: left to the very end, it is as if it had
 * never happened. Of equal operations that did not end any can stand for any other, so the order of their begins will
 * do for them.
 */
record Recording(ExecutionScenario scenario, ExecutionResult result) {
    static Recording of(List<Operation> operations) {
        List<Operation> inOrder = operations.stream()
                .sorted(Comparator.comparingDouble(Operation::begin))
                .toList();
        List<List<Operation>> threads = Stream.concat(ended(inOrder).stream(), unended(inOrder).stream())
                .toList();
        return new Recording(
                new ExecutionScenario(List.of(), actors(threads), List.of(), null),
                new ExecutionResult(List.of(), results(threads), List.of()));
    }

    private static List<List<Operation>> ended(List<Operation> inOrder) {
        List<List<Operation>> threads = new ArrayList<>();
        inOrder.stream()
                .filter(Operation::hasEnded)
                .forEach(operation -> threads.stream()
                        .filter(thread -> thread.getLast().isBefore(operation))
                        .findFirst()
                        .orElseGet(() -> added(threads))
                        .add(operation));
        return threads;
    }

    private static List<Operation> added(List<List<Operation>> threads) {
        List<Operation> thread = new ArrayList<>();
        threads.add(thread);
        return thread;
    }

    private static List<List<Operation>> unended(List<Operation> inOrder) {
        Map<Actor, List<Operation>> threads = new LinkedHashMap<>();
        inOrder.stream()
                .filter(operation -> !operation.hasEnded())
                .forEach(operation -> threads.computeIfAbsent(operation.actor(), actor -> new ArrayList<>())
                        .add(operation));
        return List.copyOf(threads.values());
    }

    private static List<List<Actor>> actors(List<List<Operation>> threads) {
        return threads.stream()
                .map(thread -> thread.stream().map(Operation::actor).toList())
                .toList();
    }

    private static List<List<ResultWithClock>> results(List<List<Operation>> threads) {
        return threads.stream()
                .map(thread -> thread.stream()
                        .map(operation -> new ResultWithClock(operation.result(), clock(operation, threads)))
                        .toList())
                .toList();
    }

    private static HBClock clock(Operation operation, List<List<Operation>> threads) {
        return new HBClock(threads.stream()
                .mapToInt(thread -> (int) thread.stream()
                        .takeWhile(other -> other.isBefore(operation))
                        .count())
                .toArray());
    }
}

package dev.holdfast.controlplane.usage;

import dev.holdfast.contract.rollup.Counter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How counts are called in the tables of usage. */
public final class CounterColumns {
    /** Invocations that failed; they are among the outcomes too, but can be summed and sorted by only here. */
    public static final String ERRORS = "errors";

    private static final List<String> ALL = Stream.concat(
                    Arrays.stream(Counter.values()).map(CounterColumns::of), Stream.of(ERRORS))
            .toList();

    private CounterColumns() {}

    public static String of(Counter counter) {
        return counter.name().toLowerCase(Locale.ROOT);
    }

    static List<String> all() {
        return ALL;
    }

    /** A piece of SQL for each column, with commas between them. */
    static String each(UnaryOperator<String> sql) {
        return ALL.stream().map(sql).collect(Collectors.joining(", "));
    }
}

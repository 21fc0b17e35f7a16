package dev.holdfast.histories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.jspecify.annotations.Nullable;

/** The checker says what trying every order says, without any cleverness. */
class CheckerModelTest {
    private static final double UNANSWERED = 0.25;

    private final Checker checker = new Checker();

    @Property(tries = 3000)
    void registers(@ForAll("registerCalls") List<Call> calls) {
        sameAsEveryOrder(Model.REGISTER, calls);
    }

    @Property(tries = 3000)
    void counters(@ForAll("counterCalls") List<Call> calls) {
        sameAsEveryOrder(Model.COUNTER, calls);
    }

    private void sameAsEveryOrder(Model model, List<Call> calls) {
        boolean expected = hasOrder(calls, 0);
        assertThat(checker.isLinearizable(new History("any", model, calls))).isEqualTo(expected);
        Statistics.collect(expected);
        Statistics.coverage(coverage -> {
            coverage.check(true).percentage(percentage -> percentage > 10);
            coverage.check(false).percentage(percentage -> percentage > 10);
        });
    }

    private static boolean hasOrder(List<Call> calls, int state) {
        return calls.stream().allMatch(call -> call.answer() == null)
                || calls.stream().anyMatch(first -> {
                    List<Call> rest = new ArrayList<>(calls);
                    rest.remove(first);
                    boolean isNext =
                            rest.stream().noneMatch(other -> other.answer() != null && other.end() < first.begin());
                    OptionalInt after = after(first, state);
                    return isNext && after.isPresent() && hasOrder(rest, after.getAsInt());
                });
    }

    private static OptionalInt after(Call call, int state) {
        int after = switch (call.name()) {
            case "increment" -> state + 1;
            case "write" -> call.value() == null ? state : call.value();
            default -> state;
        };
        return call.answer() == null || call.answer() == after ? OptionalInt.of(after) : OptionalInt.empty();
    }

    @Provide
    Arbitrary<List<Call>> registerCalls() {
        Arbitrary<Integer> values = Arbitraries.integers().between(0, 2);
        Arbitrary<Call> writes = values.flatMap(value -> calls("write", value, Arbitraries.just(value), UNANSWERED));
        return Arbitraries.oneOf(writes, calls("read", null, values, 0)).list().ofMaxSize(6);
    }

    @Provide
    Arbitrary<List<Call>> counterCalls() {
        Arbitrary<Integer> counts = Arbitraries.integers().between(0, 3);
        return Arbitraries.oneOf(calls("increment", null, counts, UNANSWERED), calls("count", null, counts, 0))
                .list()
                .ofMaxSize(6);
    }

    private static Arbitrary<Call> calls(
            String name, @Nullable Integer value, Arbitrary<Integer> answers, double unanswered) {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 11),
                        Arbitraries.integers().between(0, 5),
                        answers.injectNull(unanswered))
                .as((begin, length, answer) -> new Call(name, value, begin, begin + length, answer));
    }
}

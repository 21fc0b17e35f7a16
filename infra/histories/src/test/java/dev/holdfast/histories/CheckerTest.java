package dev.holdfast.histories;

import static dev.holdfast.histories.Calls.count;
import static dev.holdfast.histories.Calls.increment;
import static dev.holdfast.histories.Calls.read;
import static dev.holdfast.histories.Calls.unansweredWrite;
import static dev.holdfast.histories.Calls.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private final Checker checker = new Checker();

    @Test
    void whatHappenedOneAfterTheOtherMustFit() {
        assertThat(isRegister()).isTrue();
        assertThat(isRegister(write(0, 1, 1), read(2, 3, 1))).isTrue();
        assertThat(isRegister(write(0, 1, 1), read(2, 3, 0))).isFalse();
        assertThat(isRegister(read(0, 1, 1))).isFalse();
    }

    @Test
    void whatOverlapsMayHaveHappenedInEitherOrder() {
        assertThat(isRegister(write(0, 10, 1), read(5, 6, 0))).isTrue();
        assertThat(isRegister(write(0, 10, 1), read(5, 6, 1))).isTrue();
        assertThat(isRegister(write(0, 10, 1), write(1, 9, 2), read(11, 12, 1))).isTrue();
        assertThat(isRegister(write(0, 10, 1), write(1, 9, 2), read(11, 12, 2))).isTrue();
        assertThat(isRegister(write(0, 10, 1), write(1, 9, 2), read(11, 12, 1), read(13, 14, 2)))
                .isFalse();
    }

    @Test
    void whatBeganInTheMomentOfAnEndOverlapsIt() {
        assertThat(isRegister(write(0, 5, 1), read(5, 6, 0))).isTrue();
    }

    @Test
    void aValueThatWasSeenIsNotForgottenByALaterRead() {
        assertThat(isRegister(write(0, 10, 1), read(1, 2, 0), read(3, 4, 1))).isTrue();
        assertThat(isRegister(write(0, 10, 1), read(1, 2, 1), read(3, 4, 0))).isFalse();
    }

    @Test
    void whatHasNoAnswerMayHaveHappenedLateOrNever() {
        Call write = unansweredWrite(0, 1);
        assertThat(isRegister(write, read(1, 2, 0))).isTrue();
        assertThat(isRegister(write, read(1, 2, 0), read(100, 101, 1))).isTrue();
        assertThat(isRegister(write, read(1, 2, 1), read(3, 4, 0))).isFalse();
        assertThat(isRegister(read(1, 2, 1), unansweredWrite(5, 1))).isFalse();
    }

    @Test
    void aLostIncrementIsFound() {
        assertThat(isCounter(increment(0, 1, 1), increment(2, 3, 2), count(4, 5, 2)))
                .isTrue();
        assertThat(isCounter(increment(0, 1, 1), increment(2, 3, 2), count(4, 5, 1)))
                .isFalse();
        assertThat(isCounter(increment(0, 1, 1), increment(2, 3, 1))).isFalse();
    }

    @Test
    void anIncrementThatWasMadeTwiceIsFound() {
        assertThat(isCounter(increment(0, 1, 1), count(2, 3, 2))).isFalse();
        assertThat(isCounter(increment(0, 1, 1), increment(0, 1, null), count(2, 3, 3)))
                .isFalse();
    }

    @Test
    void incrementsWithoutAnAnswerStandForEachOther() {
        Call early = increment(0, 1, null);
        Call late = increment(10, 11, null);
        assertThat(isCounter(early, late, count(5, 6, 1), count(12, 13, 2))).isTrue();
        assertThat(isCounter(early, late, count(5, 6, 2))).isFalse();
    }

    @Test
    void aFaultAtTheEndOfALongHistoryIsFound() {
        List<Call> calls = new ArrayList<>();
        for (int i = 1; i <= 300; i++) {
            calls.addAll(List.of(write(10 * i, 10 * i + 14, i), read(10 * i + 2, 10 * i + 13, i)));
            calls.addAll(List.of(read(10 * i + 5, 10 * i + 6, i), read(10 * i + 5, 10 * i + 6, i)));
        }
        assertThat(isRegister(calls.toArray(Call[]::new))).isTrue();
        calls.add(read(4000, 4001, 299));
        assertThat(isRegister(calls.toArray(Call[]::new))).isFalse();
    }

    @Test
    void manyIncrementsWithoutAnAnswerAreNoTrouble() {
        Stream<Call> unanswered = Stream.generate(() -> increment(0, 1, null)).limit(100);
        Stream<Call> answered = Stream.of(count(2, 3, 50), count(4, 5, 100), count(6, 7, 101));
        assertThat(isCounter(Stream.concat(unanswered, answered).toArray(Call[]::new)))
                .isFalse();
    }

    @Test
    void whatTheModelDoesNotHaveIsRefused() {
        Call read = read(0, 1, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> isCounter(read))
                .withMessage("no read of a counter takes 0 parameters");
        Call unanswered = new Call("read", null, 0, 1, null);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> isRegister(unanswered))
                .withMessage("no readUnanswered of a register takes 0 parameters");
    }

    private boolean isRegister(Call... calls) {
        return checker.isLinearizable(new History("register", Model.REGISTER, List.of(calls)));
    }

    private boolean isCounter(Call... calls) {
        return checker.isLinearizable(new History("counter", Model.COUNTER, List.of(calls)));
    }
}

package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class InputGateTest {
    private final InputGate gate = new InputGate();
    private final List<String> entered = new ArrayList<>();

    @Example
    void anOpenGateLetsEventsIn() {
        enter("a");
        assertThat(entered).containsExactly("a");
    }

    @Example
    void nothingEntersDuringAStorageOperation() {
        gate.lock();
        enter("a");
        assertThat(entered).isEmpty();
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("a");
    }

    @Example
    void anEventThatBeginsAStorageOperationKeepsTheNextOut() {
        gate.lock();
        gate.enter(0, () -> {
            entered.add("a");
            gate.lock();
        });
        enter("b");
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("a");
    }

    @Example
    void onlyWhatBeganInsideEntersACriticalSection() {
        gate.enterSection();
        long section = gate.section();
        enter("outside");
        enter(section, "inside");
        assertThat(entered).containsExactly("inside");
        gate.leaveSection();
        gate.admit();
        assertThat(entered).containsExactly("inside", "outside");
    }

    @Example
    void whatBeganInsideStillWaitsForStorage() {
        gate.enterSection();
        gate.lock();
        enter(gate.section(), "inside");
        assertThat(entered).isEmpty();
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("inside");
    }

    @Example
    void whatBeganInTheOuterSectionWaitsForTheInnerOne() {
        gate.enterSection();
        long outer = gate.section();
        gate.enterSection();
        enter(outer, "outer");
        assertThat(entered).isEmpty();
        gate.leaveSection();
        gate.admit();
        assertThat(entered).containsExactly("outer");
    }

    @Example
    void clearingReturnsThoseWhoWait() {
        gate.lock();
        enter("a");
        assertThat(gate.clear()).hasSize(1);
        assertThat(gate.isQuiet()).isTrue();
        gate.admit();
        assertThat(entered).isEmpty();
    }

    @Example
    void unlockingAnUnlockedGateIsAnError() {
        assertThatThrownBy(gate::unlock).isInstanceOf(IllegalStateException.class);
    }

    /** Steps: 0 an event arrives, 1 an operation begins, 2 one ends. */
    @Property
    void eventsEnterInTheOrderOfArrivalAndNeverWhileLocked(
            @ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> steps) {
        InputGate subject = new InputGate();
        List<Integer> order = new ArrayList<>();
        int[] locks = {0};
        int arrived = 0;
        for (int step : steps) {
            if (step == 0) {
                int event = arrived++;
                subject.enter(0, () -> {
                    assertThat(locks[0]).isZero();
                    order.add(event);
                });
                subject.admit();
            } else if (step == 1) {
                locks[0]++;
                subject.lock();
            } else if (locks[0] > 0) {
                locks[0]--;
                subject.unlock();
                subject.admit();
            }
        }
        for (; locks[0] > 0; subject.unlock()) {
            locks[0]--;
        }
        subject.admit();
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, arrived).boxed().toList());
    }

    private void enter(String event) {
        enter(0, event);
    }

    private void enter(long section, String event) {
        gate.enter(section, () -> entered.add(event));
        gate.admit();
    }

    @Example
    void isOpenForWhatWouldEnterAtOnce() {
        assertThat(gate.isOpenFor(0)).isTrue();
        gate.lock();
        assertThat(gate.isOpenFor(0)).isFalse();
        gate.unlock();
        gate.enterSection();
        assertThat(gate.isOpenFor(0)).isFalse();
        assertThat(gate.isOpenFor(gate.section())).isTrue();
        gate.enter(gate.section(), () -> {});
        assertThat(gate.isOpenFor(gate.section())).as("behind another one").isFalse();
    }
}

package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Example;

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
    void theFirstEventEntersBeforeThoseThatWait() {
        gate.lock();
        enter("later");
        gate.enterFirst(() -> entered.add("first"));
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("first", "later");
    }

    @Example
    void onlyWhatBeganInsideEntersACriticalSection() {
        long section = begin();
        enter("outside");
        enter(section, "inside");
        assertThat(entered).containsExactly("inside");
        leave(section);
        assertThat(entered).containsExactly("inside", "outside");
    }

    @Example
    void whatBeganInsideStillWaitsForStorage() {
        long section = begin();
        gate.lock();
        enter(section, "inside");
        assertThat(entered).isEmpty();
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("inside");
    }

    @Example
    void aSectionWaitsForStorageAndGoesBeforeEvents() {
        gate.lock();
        enter("event");
        gate.requestSection(section -> entered.add("section"));
        gate.admit();
        assertThat(entered).isEmpty();
        gate.unlock();
        gate.admit();
        assertThat(entered).containsExactly("section");
    }

    @Example
    void sectionsThatWereAskedForTogetherRunOneAfterTheOther() {
        long first = begin();
        // Asked for before the first began, hence from outside of it.
        gate.leaveSection(first);
        List<Long> begun = new ArrayList<>();
        gate.requestSection(begun::add);
        gate.requestSection(begun::add);
        gate.admit();
        assertThat(begun).hasSize(1);
        leave(begun.getFirst());
        assertThat(begun).hasSize(2);
        assertThat(gate.depth()).isOne();
    }

    @Example
    void whatBeganInTheOuterSectionWaitsForTheInnerOne() {
        long outer = begin();
        long inner = begin();
        assertThat(gate.depth()).isEqualTo(2);
        enter(outer, "outer");
        assertThat(entered).isEmpty();
        leave(inner);
        assertThat(entered).containsExactly("outer");
    }

    @Example
    void whatBeganInASectionThatHasEndedBelongsToTheOneAround() {
        long outer = begin();
        long inner = begin();
        leave(inner);
        enter(inner, "late");
        assertThat(entered).containsExactly("late");
        leave(outer);
        enter(inner, "later still");
        assertThat(entered).containsExactly("late", "later still");
    }

    @Example
    void aSectionThatOutlivesTheOneAroundKeepsTheGateShut() {
        long outer = begin();
        long inner = begin();
        leave(outer);
        enter("outside");
        enter(inner, "inside");
        assertThat(entered).containsExactly("inside");
        leave(inner);
        assertThat(entered).containsExactly("inside", "outside");
    }

    @Example
    void aSectionThatWasAskedForInOneThatHasEndedStillBegins() {
        long outer = begin();
        gate.requestSection(section -> entered.add("child"));
        leave(outer);
        assertThat(entered).containsExactly("child");
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

    @Example
    void leavingASectionTwiceIsOfNoConsequence() {
        long section = begin();
        leave(section);
        leave(section);
        assertThat(gate.isOpen()).isTrue();
    }

    private long begin() {
        long[] begun = {0};
        gate.requestSection(section -> begun[0] = section);
        gate.admit();
        return begun[0];
    }

    private void leave(long section) {
        gate.leaveSection(section);
        gate.admit();
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
        gate.requestSection(section -> {});
        gate.admit();
        assertThat(gate.isOpenFor(0)).isFalse();
        assertThat(gate.isOpenFor(gate.section())).isTrue();
        gate.enter(gate.section(), () -> {});
        assertThat(gate.isOpenFor(gate.section())).as("behind another one").isFalse();
    }
}

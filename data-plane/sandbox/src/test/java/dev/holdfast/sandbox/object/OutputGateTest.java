package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class OutputGateTest {
    private final OutputGate gate = new OutputGate();
    private final List<String> sent = new ArrayList<>();

    @Example
    void anOpenGateSendsAtOnce() {
        send("a");
        assertThat(sent).containsExactly("a");
    }

    @Example
    void whatFollowsAWriteWaitsForItsCommit() {
        gate.lock(1);
        send("a");
        assertThat(sent).isEmpty();
        assertThat(gate.isOpen()).isFalse();
        gate.confirm(1);
        assertThat(sent).containsExactly("a");
        assertThat(gate.isOpen()).isTrue();
    }

    @Example
    void laterWritesDoNotDelayWhatWasSentEarlier() {
        gate.lock(1);
        send("a");
        gate.lock(2);
        send("b");
        gate.confirm(1);
        assertThat(sent).containsExactly("a");
        gate.confirm(2);
        assertThat(sent).containsExactly("a", "b");
    }

    @Example
    void whatIsHeldWhenTheGateBreaksIsNeverSent() {
        gate.lock(1);
        send("a");
        gate.clear();
        gate.confirm(1);
        assertThat(sent).isEmpty();
    }

    /** Steps: 0 something is sent, 1 a write is made, 2 the next commit is confirmed. */
    @Property
    void orderIsKeptAndNothingOvertakesTheWritesBeforeIt(
            @ForAll @Size(max = 60) List<@IntRange(max = 2) Integer> steps) {
        OutputGate subject = new OutputGate();
        List<Integer> order = new ArrayList<>();
        long[] confirmed = {0};
        long written = 0;
        int count = 0;
        for (int step : steps) {
            if (step == 0) {
                int message = count++;
                long required = written;
                subject.send(() -> {
                    assertThat(confirmed[0]).isGreaterThanOrEqualTo(required);
                    order.add(message);
                });
            } else if (step == 1) {
                subject.lock(++written);
            } else if (confirmed[0] < written) {
                subject.confirm(++confirmed[0]);
            }
        }
        while (confirmed[0] < written) {
            subject.confirm(++confirmed[0]);
        }
        assertThat(order)
                .containsExactlyElementsOf(IntStream.range(0, count).boxed().toList());
    }

    private void send(String message) {
        gate.send(() -> sent.add(message));
    }
}

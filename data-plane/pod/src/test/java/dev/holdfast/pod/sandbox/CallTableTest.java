package dev.holdfast.pod.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.link.MemoryLink;
import dev.holdfast.link.message.ExchangeMessage;
import org.junit.jupiter.api.Test;

class CallTableTest {
    private final CallTable calls = new CallTable(MemoryLink.pair().pod());

    @Test
    void callsOfSeveralVersionsComeInAnyOrderOfTheirNumbers() {
        calls.add((2L << 32) | 1);
        calls.add((1L << 32) | 9);
        assertThat(calls.size()).isEqualTo(2);
    }

    @Test
    void aNumberThatIsInUseIsRefused() {
        calls.add(7);
        assertThatThrownBy(() -> calls.add(7)).isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void aNumberOfThePodsOwnIsRefused() {
        assertThatThrownBy(() -> calls.add(8)).isInstanceOf(SandboxViolationException.class);
    }

    @Test
    void whatComesTooLateForACallIsOfNoConsequence() {
        calls.received(new ExchangeMessage.Cancel(99));
        assertThat(calls.size()).isZero();
    }
}

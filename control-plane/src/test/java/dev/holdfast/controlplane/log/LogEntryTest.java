package dev.holdfast.controlplane.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.holdfast.controlplane.testing.Traces;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogEntryTest {
    private static final String ID = "0".repeat(32);

    @Test
    void numbersOfEntriesAreInTheOrderOfTheirIds() {
        long number = EntryNumber.of("1795422212648-7");

        assertThat(number)
                .isGreaterThan(EntryNumber.of("1795422212648-6"))
                .isLessThan(EntryNumber.of("1795422212649-0"));
        assertThat(EntryNumber.id(number)).isEqualTo("1795422212648-7");
        assertThat(EntryNumber.millis(number)).isEqualTo(1795422212648L);
        assertThatThrownBy(() -> EntryNumber.of("1-1048576")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EntryNumber.of("9999999999999-0")).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void everythingThatIsSearchedIsInItsWordsInSmallLetters() {
        LogEntry entry = entry(Traces.of(ID, ID)
                .printing("warn", "Über", Map.of("Visits", 3), "a\0b")
                .throwing("BOOM"));

        assertThat(entry.words())
                .contains(
                        "get https://hello.example.com/path",
                        "über",
                        "{\"visits\":3}",
                        "a b",
                        "typeerror: boom",
                        "index.js:2:7");
        assertThat(entry.levels()).containsExactly("error", "warn");
        assertThat(entry.kind()).isEqualTo(LogKind.FETCH);
    }

    @Test
    void thatMuchIsSearchedAtMost() {
        assertThat(entry(Traces.of(ID, ID).printing("log", "x".repeat(200_000))).words())
                .hasSize(64 * 1024);
    }

    @Test
    void whatCannotBeStoredIsRefused() {
        assertThatThrownBy(() -> entry(Traces.of(ID, ID).at(Instant.ofEpochMilli(Long.MAX_VALUE))))
                .isInstanceOf(UnreadableTraceException.class);
        assertThatThrownBy(() -> entry(Traces.of(ID, ID).inRequest("a\0b")))
                .isInstanceOf(UnreadableTraceException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{}", "{\"outcome\":\"ok\"}", "{\"outcome\":", "{\"logs\":7}"})
    void whatIsNoTraceIsRefused(String json) {
        assertThatThrownBy(() -> ReceivedTrace.read(json, (trace, stack) -> stack))
                .isInstanceOf(RuntimeException.class);
    }

    private static LogEntry entry(Traces trace) {
        return LogEntry.of(1, ReceivedTrace.of(trace.trace()));
    }
}

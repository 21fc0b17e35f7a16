package dev.holdfast.histories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.jr.ob.JSONObjectException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MainTest {
    @Test
    void namesTheHistoriesThatHaveNoOrder() throws IOException {
        String increments = "{'name': 'increment', 'begin': 0.25, 'end': 1.5, 'answer': 1},"
                + "{'name': 'increment', 'begin': 2, 'end': 3},";
        String count = "{'name': 'count', 'begin': 4, 'end': 5, 'answer': 2}";
        String write = "{'name': 'write', 'value': 3, 'begin': 4, 'end': 5, 'answer': 3}";
        String read = "{'name': 'read', 'begin': 4, 'end': 5, 'answer': 3}";
        assertThat(check(line("a", "COUNTER", increments + count)
                        + line("b", "COUNTER", count)
                        + line("c", "REGISTER", write)
                        + line("d", "REGISTER", read)))
                .isEqualTo("b\nd\n");
    }

    @Test
    void refusesWhatIsNoHistory() {
        assertThatThrownBy(() -> check(line("a", "QUEUE", ""))).isInstanceOf(JSONObjectException.class);
        assertThatThrownBy(() -> check("nonsense")).isInstanceOf(IOException.class);
    }

    private static String line(String name, String model, String calls) {
        return "{'name': '%s', 'model': '%s', 'calls': [%s]}\n"
                .formatted(name, model, calls)
                .replace('\'', '"');
    }

    private static String check(String histories) throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Main.check(new StringReader(histories), new PrintStream(printed, true, StandardCharsets.UTF_8));
        return printed.toString(StandardCharsets.UTF_8);
    }
}

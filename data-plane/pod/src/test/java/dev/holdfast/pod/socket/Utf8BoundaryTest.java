package dev.holdfast.pod.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class Utf8BoundaryTest {
    @Test
    void aTextCutAnywhereComesTogetherAgain() {
        byte[] whole = "aé€𝄞z".getBytes(StandardCharsets.UTF_8);
        for (int cut = 0; cut <= whole.length; cut++) {
            Utf8Boundary boundary = new Utf8Boundary();
            String first = boundary.whole(Arrays.copyOf(whole, cut), false);
            byte[] rest = boundary.withRest(Arrays.copyOfRange(whole, cut, whole.length));
            assertThat(first).doesNotContain("\uFFFD");
            assertThat(first + new String(rest, StandardCharsets.UTF_8)).isEqualTo("aé€𝄞z");
        }
    }
}

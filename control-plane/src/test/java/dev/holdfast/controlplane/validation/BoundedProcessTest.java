package dev.holdfast.controlplane.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoundedProcessTest {
    @Test
    void theProcessSeesWhatItIsGivenAndWhereJavaIsAndTheSearchPath() {
        ProcessOutcome outcome =
                BoundedProcess.run(List.of("env"), Map.of("ADDED", "1"), new byte[0], Duration.ofSeconds(10));

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ProcessOutcome.Ended.class,
                        ended -> assertThat(ended.output().lines().map(line -> line.substring(0, line.indexOf('='))))
                                .isNotEmpty()
                                .isSubsetOf("ADDED", "HOLDFAST_JAVA_HOME", "JAVA_HOME", "PATH"));
    }
}

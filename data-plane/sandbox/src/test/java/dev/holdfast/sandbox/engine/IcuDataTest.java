package dev.holdfast.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcuDataTest {
    @TempDir
    private Path folder;

    private IcuData data;

    @BeforeEach
    void layOut() throws Exception {
        data = new IcuData(folder);
        Files.createFile(folder.resolve("icudt77l.dat"));
        Files.createFile(folder.resolve("empty.dat"));
    }

    @Test
    void theEngineIsToldOfThePackageThatCostsNothing() {
        assertThat(data.forEngine(Map.of("ICU_DATA", folder.toString()))).isEqualTo(folder.resolve("empty.dat"));
    }

    @Test
    void anEnvironmentThatLeadsElsewhereIsRefused() {
        String message = "the environment variable ICU_DATA has to be " + folder;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.forEngine(Map.of()))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.forEngine(Map.of("ICU_DATA", "/elsewhere")))
                .withMessage(message);
    }

    @Test
    void missingDataAreRefused() throws Exception {
        Files.delete(folder.resolve("icudt77l.dat"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> data.forEngine(Map.of("ICU_DATA", folder.toString())))
                .withMessageContaining("icudt77l.dat");
    }
}

package dev.holdfast.sandbox.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.sandbox.Engines;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedSnapshotTest {
    private static final String SCRIPT = "globalThis.a = 1";
    private static final byte[] SNAPSHOT = {1, 2, 3};

    @TempDir
    private Path folder;

    private SavedSnapshot saved;

    @BeforeEach
    void name() {
        saved = new SavedSnapshot(folder.resolve("runtime.snapshot"));
    }

    @Test
    void itIsReadForTheScriptItWasMadeFrom() throws Exception {
        saved.write(SCRIPT, SNAPSHOT);
        assertThat(saved.read(SCRIPT)).contains(SNAPSHOT);
        assertThat(folder.toFile().list()).containsExactly("runtime.snapshot");
    }

    @Test
    void itIsNotReadForAnotherScript() throws Exception {
        saved.write(SCRIPT, SNAPSHOT);
        assertThat(saved.read(SCRIPT + " ")).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrCutOffIsNotUsed() throws Exception {
        assertThat(saved.read(SCRIPT)).isEmpty();
        saved.write(SCRIPT, SNAPSHOT);
        byte[] whole = Files.readAllBytes(saved.file());
        for (int length = 0; length < whole.length; length++) {
            Files.write(saved.file(), Arrays.copyOf(whole, length));
            assertThat(saved.read(SCRIPT)).as("%d bytes", length).isEmpty();
        }
    }

    /**
     * All processes of all installations of a build share one snapshot, so the seed of V8's hash tables must not come
     * from it. V8 chooses a new one when the second word of the snapshot says that it can.
     */
    @Test
    void theSeedOfHashTablesIsNotPartOfIt() throws Exception {
        String script = Resources.runtimeScript();
        Engines.shared().save(saved, script);
        ByteBuffer snapshot = ByteBuffer.wrap(saved.read(script).orElseThrow()).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(snapshot.getInt(Integer.BYTES)).isEqualTo(1);
    }
}

package dev.holdfast.local.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** What a supervisor in the background tells the command that started it. */
public final class RunState {
    /** How far the supervisor has come. */
    public enum Stage {
        STARTING,
        READY,
        FAILED
    }

    private final Path file;

    public RunState(PlatformHome home) {
        this.file = home.run().resolve("state");
    }

    public void set(Stage stage) {
        try {
            Path partial = file.resolveSibling("state.partial");
            Files.writeString(partial, stage.name());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Stage get() {
        try {
            return Stage.valueOf(Files.readString(file));
        } catch (NoSuchFileException e) {
            return Stage.STARTING;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

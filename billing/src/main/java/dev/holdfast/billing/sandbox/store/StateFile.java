package dev.holdfast.billing.sandbox.store;

import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The file behind the store. Replaced as a whole, so a crash leaves either the old state or the new one. */
public final class StateFile {
    private final Path path;

    public StateFile(Path path) {
        this.path = path.toAbsolutePath();
    }

    /** Returns the state, empty if there is no file yet. */
    JsonObject read() {
        try {
            return Files.exists(path)
                    ? JsonParser.parseString(Files.readString(path)).getAsJsonObject()
                    : new JsonObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (JsonParseException | IllegalStateException e) {
            throw new IllegalStateException(path + " is no state of the sandbox; remove it to start anew", e);
        }
    }

    void write(JsonObject state) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.createDirectories(path.getParent());
            Files.writeString(next, state.toString());
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.holdfast.sandbox.engine;

import com.caoccao.javet.enums.JSRuntimeType;
import com.caoccao.javet.interop.loader.JavetLibLoader;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.logging.Logger;
import java.util.zip.CRC32;

/**
 * A snapshot in a file, so that a process need not run the runtime script to begin. The file says from which script and
 * with which engine it was made, and counts only for those: V8 ends the process when it gets another version's. What it
 * says is no proof against somebody who may write the file; such a person may write the library, too.
 */
public record SavedSnapshot(Path file) {
    private static final Logger LOG = Logger.getLogger(SavedSnapshot.class.getName());

    /** The snapshot, when there is one that was made from this script with this engine. */
    Optional<byte[]> read(String script) {
        // No channel: it would keep a buffer as large as the snapshot for as long as its thread lives.
        try (DataInputStream in = new DataInputStream(new FileInputStream(file.toFile()))) {
            String origin = in.readUTF();
            if (!origin.equals(origin(script))) {
                LOG.info(() -> file + " is of " + origin + " and is not used");
                return Optional.empty();
            }
            byte[] snapshot = new byte[in.readInt()];
            in.readFully(snapshot);
            return Optional.of(snapshot);
        } catch (FileNotFoundException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warning(() -> file + " cannot be read and is not used: " + e);
            return Optional.empty();
        }
    }

    /** Writes the file as a whole or not at all. */
    void write(String script, byte[] snapshot) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".new");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(unfinished))) {
            out.writeUTF(origin(script));
            out.writeInt(snapshot.length);
            out.write(snapshot);
        }
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String origin(String script) {
        CRC32 sum = new CRC32();
        sum.update(script.getBytes(StandardCharsets.UTF_8));
        return "V8 " + JSRuntimeType.V8.getVersion() + ", Javet " + JavetLibLoader.LIB_VERSION + ", script "
                + Long.toHexString(sum.getValue());
    }
}

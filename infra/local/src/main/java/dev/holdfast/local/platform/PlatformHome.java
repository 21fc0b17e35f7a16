package dev.holdfast.local.platform;

import dev.holdfast.local.server.DataDirectory;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * One platform's folders: the checkout that its programs come from, and its data.
 *
 * @param root the checkout
 * @param data {@code HOLDFAST_HOME}, else {@code .holdfast} in the checkout
 */
public record PlatformHome(Path root, Path data) {
    public static PlatformHome of(Path root, Map<String, String> environment) {
        Path data = Optional.ofNullable(environment.get("HOLDFAST_HOME"))
                .filter(value -> !value.isBlank())
                .map(Path::of)
                .orElseGet(() -> root.resolve(".holdfast"));
        return new PlatformHome(
                root.toAbsolutePath().normalize(), data.toAbsolutePath().normalize());
    }

    /** Creates the folders; nobody but their owner may enter. */
    public void create() {
        try {
            for (Path folder : new Path[] {data, logs(), run(), data.resolve("secrets")}) {
                Files.createDirectories(folder);
            }
            Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new UsageException("The data folder " + data + " cannot be made: " + e.getMessage(), e);
        }
    }

    public Path logs() {
        return data.resolve("logs");
    }

    public Path log(ServiceName service) {
        return logs().resolve(service.label() + ".log");
    }

    public Path supervisorLog() {
        return logs().resolve("holdfast.log");
    }

    /** Facts about what runs now. */
    public Path run() {
        return data.resolve("run");
    }

    public DataDirectory dataOf(ServiceName service) {
        return DataDirectory.at(data.resolve(service.label()), logs());
    }

    public boolean exists() {
        return Files.isDirectory(data);
    }

    /** The ports that were used last; empty when there was no platform yet. */
    public Properties storedPorts() {
        Properties properties = new Properties();
        Path file = portsFile();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return properties;
    }

    public void storePorts(PortPlan ports) {
        try (Writer writer = Files.newBufferedWriter(portsFile())) {
            ports.toProperties().store(writer, "The ports that this platform listens on");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path portsFile() {
        return data.resolve("ports.properties");
    }

    public void wipe() {
        DataDirectory.delete(data);
    }
}

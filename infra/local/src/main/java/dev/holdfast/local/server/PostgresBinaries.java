package dev.holdfast.local.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL programs for this machine, unpacked once into the cache. */
final class PostgresBinaries {
    private PostgresBinaries() {}

    static Path program(String name) {
        String entry = "postgres-" + Distributions.postgresVersion();
        return Cache.once(entry, PostgresBinaries::unpack).resolve("bin").resolve(name);
    }

    private static void unpack(Path target) throws IOException {
        String resource = "/postgres-" + Machine.system() + "-" + (Machine.isArm() ? "arm_64" : "x86_64") + ".txz";
        try (InputStream archive = PostgresBinaries.class.getResourceAsStream(resource)) {
            if (archive == null) {
                throw new UncheckedIOException(
                        new IOException("There are no PostgreSQL programs for this machine: " + resource));
            }
            TarArchiveInputStream entries = new TarArchiveInputStream(new XZInputStream(archive));
            for (TarArchiveEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                unpack(entry, entries, target.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, target);
        if ((entry.getMode() & 0100) != 0) {
            Cache.makeExecutable(target);
        }
    }
}

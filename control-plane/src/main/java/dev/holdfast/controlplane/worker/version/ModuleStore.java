package dev.holdfast.controlplane.worker.version;

import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.ModuleType;
import dev.holdfast.controlplane.upload.ModuleTypes;
import dev.holdfast.controlplane.upload.UploadedModule;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Keeps modules by their content, and turns them into what sandboxes read. Called inside a transaction. */
@ApplicationScoped
public class ModuleStore {
    private final EntityManager entities;

    ModuleStore(EntityManager entities) {
        this.entities = entities;
    }

    VersionModule keep(UploadedModule uploaded) {
        VersionModule module = new VersionModule();
        module.name = uploaded.name();
        module.contentType = uploaded.contentType();
        module.hash = hash(uploaded.content());
        entities.createNativeQuery(
                        "INSERT INTO module_content (hash, content) VALUES (:hash, :content) ON CONFLICT (hash) DO NOTHING")
                .setParameter("hash", module.hash)
                .setParameter("content", uploaded.content())
                .executeUpdate();
        return module;
    }

    /** The modules of a version that run, in the order of the upload. */
    List<BundleModule> load(VersionEntity version) {
        return version.modules.stream()
                .flatMap(each -> ModuleTypes.of(each.contentType).stream()
                        .map(type -> bundled(each.name, type, entities.find(ModuleContent.class, each.hash).content)))
                .toList();
    }

    /** All files of a version, source maps among them, as they were uploaded. */
    public List<UploadedModule> files(VersionEntity version) {
        return version.modules.stream()
                .map(each -> new UploadedModule(
                        each.name,
                        each.contentType,
                        ModuleTypes.of(each.contentType),
                        entities.find(ModuleContent.class, each.hash).content))
                .toList();
    }

    /** The modules of an upload that run. */
    static List<BundleModule> bundled(List<UploadedModule> modules) {
        return modules.stream()
                .flatMap(each -> each.type().stream().map(type -> bundled(each.name(), type, each.content())))
                .toList();
    }

    /** A hash over names and contents of all modules. */
    public static String etag(List<UploadedModule> modules) {
        return hash(Stream.concat(
                        Stream.of("modules"), modules.stream().map(each -> each.name() + "\0" + hash(each.content())))
                .reduce((left, right) -> left + "\0" + right)
                .orElseThrow()
                .getBytes(StandardCharsets.UTF_8));
    }

    private static BundleModule bundled(String name, ModuleType type, byte[] content) {
        return new BundleModule(
                name,
                type,
                type.isBinary()
                        ? Base64.getEncoder().encodeToString(content)
                        : new String(content, StandardCharsets.UTF_8));
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}

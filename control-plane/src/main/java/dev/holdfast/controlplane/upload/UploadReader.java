package dev.holdfast.controlplane.upload;

import dev.holdfast.contract.ModuleType;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads an upload: one part with metadata, the others modules and source maps. Thread-safe, touches nothing else. */
@ApplicationScoped
public class UploadReader {
    private static final String METADATA = "metadata";
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    private final MetadataReader metadataReader;

    UploadReader(MetadataReader metadataReader) {
        this.metadataReader = metadataReader;
    }

    /** @throws ApiException naming what is wrong with the upload */
    public Upload read(String contentType, byte[] body) {
        List<UploadedModule> modules = new ArrayList<>();
        Optional<UploadMetadata> metadata = Optional.empty();
        Set<String> names = new HashSet<>();
        for (Part part : MultipartBody.read(contentType, body)) {
            if (!names.add(part.name())) {
                throw Invalid.upload("The upload has two parts of the name '%s'".formatted(part.name()));
            }
            if (part.name().equals(METADATA)) {
                metadata = Optional.of(metadataReader.read(part.text()));
            } else {
                modules.add(module(part));
            }
        }
        Upload upload = new Upload(
                metadata.orElseThrow(() -> Invalid.upload("The upload has no part '%s'".formatted(METADATA))), modules);
        requireMainModule(upload);
        requireSize(upload);
        return upload;
    }

    private static UploadedModule module(Part part) {
        if (part.contentType().equals(UploadedModule.SOURCE_MAP)) {
            return new UploadedModule(part.name(), part.contentType(), Optional.empty(), part.content());
        }
        ModuleType type = ModuleTypes.of(part.contentType())
                .orElseThrow(() -> Invalid.upload("Module '%s' has the type '%s', which this platform does not run"
                        .formatted(part.name(), part.contentType().isEmpty() ? "none" : part.contentType())));
        if (!type.isBinary() && !isUtf8(part.content())) {
            throw Invalid.upload("Module '%s' is not valid UTF-8".formatted(part.name()));
        }
        return new UploadedModule(part.name(), part.contentType(), Optional.of(type), part.content());
    }

    private static void requireMainModule(Upload upload) {
        String main = upload.metadata().mainModule();
        UploadedModule module = upload.modules().stream()
                .filter(each -> each.name().equals(main))
                .findFirst()
                .orElseThrow(() -> Invalid.upload("The main module '%s' is not part of the upload".formatted(main)));
        if (!module.type().equals(Optional.of(ModuleType.ES_MODULE))) {
            throw Invalid.upload("The main module '%s' is not an ES module".formatted(main));
        }
    }

    private static void requireSize(Upload upload) {
        long bytes = upload.modules().stream()
                .filter(each -> each.type().isPresent())
                .mapToLong(each -> each.content().length)
                .sum();
        if (bytes > MOST_BYTES) {
            throw new ApiException(
                    ErrorCause.UPLOAD_TOO_LARGE,
                    "Your Worker has %d bytes; at most %d are allowed".formatted(bytes, MOST_BYTES));
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}

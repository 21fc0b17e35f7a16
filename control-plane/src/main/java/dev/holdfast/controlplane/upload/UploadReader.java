package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.ModuleType;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
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
    private static final String SETTINGS = "settings";
    private static final String PYTHON = "text/x-python";
    private static final long MOST_BYTES = 64L * 1024 * 1024;
    private static final int PIECE = 8192;

    private final MetadataReader metadataReader;
    private final ObjectMapper mapper;

    UploadReader(MetadataReader metadataReader, ObjectMapper mapper) {
        this.metadataReader = metadataReader;
        this.mapper = mapper;
    }

    /** The parts of an upload before anything is made of them: JSON, and files. */
    public record Parts(String metadata, List<UploadedModule> modules) {}

    /** @throws ApiException naming what is wrong with the upload */
    public Upload read(String contentType, byte[] body) {
        Parts parts = parts(contentType, body, METADATA);
        return assemble(parts.metadata(), parts.modules());
    }

    /** Takes an upload of code apart whose metadata is not complete. */
    public Parts readContent(String contentType, byte[] body) {
        return parts(contentType, body, METADATA);
    }

    /** Takes an upload of settings apart: one part, JSON. */
    public JsonNode readSettings(String contentType, byte[] body) {
        try {
            JsonNode settings =
                    mapper.readTree(parts(contentType, body, SETTINGS).metadata());
            if (settings.isObject()) {
                return settings;
            }
        } catch (JsonProcessingException e) {
            // Said below.
        }
        throw Invalid.upload("The settings are not a JSON object");
    }

    /**
     * Checks an upload whose parts came in whatever form.
     *
     * @param metadata JSON
     * @throws ApiException naming what is wrong with it
     */
    public Upload assemble(String metadata, List<UploadedModule> modules) {
        Upload upload = new Upload(metadataReader.read(metadata), modules, Fingerprint.of(metadata, modules));
        requireMainModule(upload);
        requireSize(upload.modules().stream()
                .filter(each -> each.type().isPresent())
                .mapToLong(each -> each.content().length)
                .sum());
        return upload;
    }

    private static Parts parts(String contentType, byte[] body, String head) {
        List<UploadedModule> modules = new ArrayList<>();
        Optional<String> metadata = Optional.empty();
        Set<String> names = new HashSet<>();
        for (Part part : MultipartBody.read(contentType, body)) {
            if (!names.add(part.name())) {
                throw Invalid.upload("The upload has two parts of the name '%s'".formatted(part.name()));
            }
            if (part.name().equals(head)) {
                metadata = Optional.of(part.text());
            } else {
                modules.add(module(part.name(), part.contentType(), part.content()));
            }
        }
        return new Parts(
                metadata.orElseThrow(() -> Invalid.upload("The upload has no part '%s'".formatted(head))), modules);
    }

    /**
     * A file of an upload.
     *
     * @param contentType without parameters, lower case
     * @throws ApiException if no file of this type may be uploaded, or it is not what the type says
     */
    public static UploadedModule module(String name, String contentType, byte[] content) {
        if (contentType.equals(UploadedModule.SOURCE_MAP)) {
            return new UploadedModule(name, contentType, Optional.empty(), content);
        }
        if (contentType.startsWith(PYTHON)) {
            throw Invalid.upload(
                    "Module '%s' is Python; this platform runs JavaScript, TypeScript and WebAssembly".formatted(name));
        }
        ModuleType type = ModuleTypes.of(contentType)
                .orElseThrow(() -> Invalid.upload("Module '%s' has the type '%s', which this platform does not run"
                        .formatted(name, contentType.isEmpty() ? "none" : contentType)));
        requireSize(content.length);
        if (!type.isBinary() && !isUtf8(content)) {
            throw Invalid.upload("Module '%s' is not valid UTF-8".formatted(name));
        }
        return new UploadedModule(name, contentType, Optional.of(type), content);
    }

    private static void requireMainModule(Upload upload) {
        String main = upload.metadata().mainModule();
        if (main.isEmpty() && upload.modules().isEmpty()) {
            return;
        }
        UploadedModule module = upload.modules().stream()
                .filter(each -> each.name().equals(main))
                .findFirst()
                .orElseThrow(() -> Invalid.upload("The main module '%s' is not part of the upload".formatted(main)));
        if (!module.type().equals(Optional.of(ModuleType.ES_MODULE))) {
            throw Invalid.upload("The main module '%s' is not an ES module".formatted(main));
        }
    }

    private static void requireSize(long bytes) {
        if (bytes > MOST_BYTES) {
            throw new ApiException(
                    ErrorCause.UPLOAD_TOO_LARGE,
                    "Your Worker has %d bytes; at most %d are allowed".formatted(bytes, MOST_BYTES));
        }
    }

    /** Piece by piece, since modules are large and what they decode to is larger. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer rest = ByteBuffer.wrap(bytes);
        CharBuffer piece = CharBuffer.allocate(PIECE);
        while (true) {
            CoderResult result = decoder.decode(rest, piece, true);
            if (!result.isOverflow()) {
                return result.isUnderflow();
            }
            piece.clear();
        }
    }
}

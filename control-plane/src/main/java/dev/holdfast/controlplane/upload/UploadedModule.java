package dev.holdfast.controlplane.upload;

import dev.holdfast.contract.ModuleType;
import java.util.Optional;

/**
 * A file of an upload.
 *
 * @param name exactly as sent
 * @param type absent: a source map, kept but never run
 */
public record UploadedModule(String name, String contentType, Optional<ModuleType> type, byte[] content) {
    /** The content type of source maps. */
    public static final String SOURCE_MAP = "application/source-map";
}

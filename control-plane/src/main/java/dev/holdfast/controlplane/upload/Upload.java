package dev.holdfast.controlplane.upload;

import java.util.List;

/**
 * A whole upload, well formed. Modules come in the order in which they were sent, source maps among them.
 *
 * @param fingerprint the same when, and only when, the same was sent
 */
public record Upload(UploadMetadata metadata, List<UploadedModule> modules, String fingerprint) {}

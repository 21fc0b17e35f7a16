package dev.holdfast.controlplane.asset;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What remains to be uploaded.
 *
 * @param jwt token for the upload; the completion token if nothing remains
 * @param buckets hashes that are to be uploaded together
 */
@Schema(name = "AssetUploadSession")
public record AssetSessionView(String jwt, List<List<String>> buckets) {}

package dev.holdfast.controlplane.namespace;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What became of declared classes (reference: wrangler-api 6.3). All nine lists are always there.
 *
 * @param created classes that have a namespace now
 * @param updated classes of which something else changed; nothing can
 * @param deleted classes whose objects are deleted
 * @param removableEntries declared classes that need not be declared any more
 */
@Schema(name = "ExportsReconciliation")
public record ExportsReconciliation(
        List<String> created,
        List<String> updated,
        List<String> deleted,
        List<Rename> renamed,
        List<Transfer> transferred,
        List<Pending> transferPending,
        List<Remark> warnings,
        List<Remark> info,
        List<String> removableEntries) {

    /** A class is called otherwise now. */
    @Schema(name = "ExportsRename")
    public record Rename(String from, String to) {}

    /** A class was given to another worker. */
    @Schema(name = "ExportsTransfer")
    public record Transfer(@JsonProperty("class") String className, String to, String phase) {}

    /** A class is awaited from another worker. */
    @Schema(name = "ExportsTransferPending")
    public record Pending(@JsonProperty("class") String className, String from) {}

    /** Something that is worth knowing. */
    @Schema(name = "ExportsRemark")
    public record Remark(
            String scenario,
            @JsonProperty("class") String className,
            String message,
            @Nullable List<String> referencingScripts) {}
}

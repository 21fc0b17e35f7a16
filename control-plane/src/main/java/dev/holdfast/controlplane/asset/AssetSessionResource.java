package dev.holdfast.controlplane.asset;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.worker.WorkerName;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Begins uploads of static files; the script need not exist yet. */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}/assets-upload-session")
@Tag(name = "Static assets")
@Authenticated
@RunOnVirtualThread
public class AssetSessionResource {
    private final CurrentAccount current;
    private final AssetUploads uploads;

    AssetSessionResource(CurrentAccount current, AssetUploads uploads) {
        this.current = current;
        this.uploads = uploads;
    }

    @POST
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<AssetSessionView> beginAssetUpload(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @Valid @NotNull NewAssets assets) {
        WorkerName.checked(script);
        return Envelope.of(uploads.begin(current.id(), assets));
    }
}

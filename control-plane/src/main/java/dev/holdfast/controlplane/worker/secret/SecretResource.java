package dev.holdfast.controlplane.worker.secret;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.publication.Publisher;
import dev.holdfast.controlplane.upload.BindingChanges;
import dev.holdfast.controlplane.upload.UploadedBinding;
import dev.holdfast.controlplane.worker.Author;
import dev.holdfast.controlplane.worker.CurrentAuthor;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.Workers;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Secrets of a worker; a change of one is a new version in service (reference: wrangler-api 9). */
@Path("/client/v4/accounts/{account}/workers/scripts/{script}")
@Tag(name = "Secrets")
@Authenticated
@RunOnVirtualThread
public class SecretResource {
    private static final String TYPE = "secret_text";

    private final CurrentAccount current;
    private final CurrentAuthor author;
    private final Workers workers;
    private final Secrets secrets;
    private final Publisher publisher;

    SecretResource(
            CurrentAccount current, CurrentAuthor author, Workers workers, Secrets secrets, Publisher publisher) {
        this.current = current;
        this.author = author;
        this.workers = workers;
        this.secrets = secrets;
        this.publisher = publisher;
    }

    @GET
    @Path("/secrets")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<List<SecretView>> listSecrets(
            @PathParam("account") String account, @PathParam("script") String script) {
        return Envelope.of(secrets.names(workers.require(current.id(), script)).stream()
                .map(name -> new SecretView(name, TYPE))
                .toList());
    }

    @GET
    @Path("/secrets/{name}")
    @Transactional
    @Requires(Permission.WORKERS_READ)
    public Envelope<SecretView> getSecret(
            @PathParam("account") String account, @PathParam("script") String script, @PathParam("name") String name) {
        secrets.requireSecret(workers.require(current.id(), script), name);
        return Envelope.of(new SecretView(name, TYPE));
    }

    @PUT
    @Path("/secrets")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<SecretView> putSecret(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @Valid @NotNull NewSecret wanted) {
        change(script, BindingChanges.secret(wanted.name(), wanted.text()));
        return Envelope.of(new SecretView(wanted.name(), TYPE));
    }

    @DELETE
    @Path("/secrets/{name}")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<Nothing> deleteSecret(
            @PathParam("account") String account, @PathParam("script") String script, @PathParam("name") String name) {
        Author by = author.get();
        return publisher.change(() -> {
            WorkerEntity worker = workers.requireForChange(current.id(), script);
            secrets.requireSecret(worker, name);
            secrets.change(worker, BindingChanges.without(name), by);
            return Envelope.done();
        });
    }

    @PATCH
    @Path("/secrets-bulk")
    @Requires(Permission.WORKERS_WRITE)
    public Envelope<Nothing> patchSecrets(
            @PathParam("account") String account,
            @PathParam("script") String script,
            @Valid @NotNull SecretPatch patch) {
        BindingChanges changes = BindingChanges.read(patch.secrets());
        changes.given().values().forEach(SecretResource::requireSecret);
        change(script, changes);
        return Envelope.done();
    }

    private void change(String script, BindingChanges changes) {
        Author by = author.get();
        publisher.change(() -> {
            secrets.change(workers.requireForChange(current.id(), script), changes, by);
            return true;
        });
    }

    private static void requireSecret(UploadedBinding binding) {
        if (!(binding instanceof UploadedBinding.SecretText)) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST, "'%s' is not of the type secret_text".formatted(binding.name()));
        }
    }
}

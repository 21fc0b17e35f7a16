package dev.holdfast.controlplane.kv;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Nothing;
import dev.holdfast.controlplane.api.Page;
import dev.holdfast.controlplane.publication.Publisher;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The KV namespaces of an account (reference: wrangler-api 11). */
@Path("/client/v4/accounts/{account}/storage/kv/namespaces")
@Tag(name = "KV")
@Authenticated
@RunOnVirtualThread
public class KvNamespaceResource {
    private final CurrentAccount current;
    private final KvNamespaces namespaces;
    private final KvNamespaceRepository repository;
    private final Publisher publisher;

    KvNamespaceResource(
            CurrentAccount current, KvNamespaces namespaces, KvNamespaceRepository repository, Publisher publisher) {
        this.current = current;
        this.namespaces = namespaces;
        this.repository = repository;
        this.publisher = publisher;
    }

    /** By title; some clients read on until a page is empty, others until they have the total count. */
    @GET
    @Transactional
    @Requires(Permission.KV_READ)
    public Envelope<List<KvNamespaceView>> listKvNamespaces(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("100") int perPage,
            @QueryParam("direction") @DefaultValue("asc") String direction) {
        List<KvNamespaceView> all = repository.listOfAccount(current.id()).stream()
                .map(KvNamespaceView::of)
                .toList();
        return Page.of(direction.equals("desc") ? all.reversed() : all, page, perPage);
    }

    @POST
    @Requires(Permission.KV_WRITE)
    public Envelope<KvNamespaceView> createKvNamespace(
            @PathParam("account") String account, @Valid @NotNull KvNamespaceTitle wanted) {
        return publisher.change(() -> Envelope.of(KvNamespaceView.of(namespaces.create(current.id(), wanted.title()))));
    }

    @GET
    @Path("/{namespace}")
    @Transactional
    @Requires(Permission.KV_READ)
    public Envelope<KvNamespaceView> getKvNamespace(
            @PathParam("account") String account, @PathParam("namespace") String namespace) {
        return Envelope.of(KvNamespaceView.of(namespaces.require(current.id(), namespace)));
    }

    @PUT
    @Path("/{namespace}")
    @Requires(Permission.KV_WRITE)
    public Envelope<KvNamespaceView> renameKvNamespace(
            @PathParam("account") String account,
            @PathParam("namespace") String namespace,
            @Valid @NotNull KvNamespaceTitle wanted) {
        return publisher.change(
                () -> Envelope.of(KvNamespaceView.of(namespaces.rename(current.id(), namespace, wanted.title()))));
    }

    @DELETE
    @Path("/{namespace}")
    @Requires(Permission.KV_WRITE)
    public Envelope<Nothing> deleteKvNamespace(
            @PathParam("account") String account, @PathParam("namespace") String namespace) {
        return publisher.change(() -> {
            namespaces.delete(current.id(), namespace);
            return Envelope.done();
        });
    }
}

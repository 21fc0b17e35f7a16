package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Requires;
import dev.holdfast.controlplane.account.CurrentAccount;
import dev.holdfast.controlplane.api.Envelope;
import dev.holdfast.controlplane.api.Page;
import io.quarkus.security.Authenticated;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The Durable Object namespaces of an account. */
@Path("/client/v4/accounts/{account}/workers/durable_objects/namespaces")
@Tag(name = "Durable Objects")
@Authenticated
@RunOnVirtualThread
public class NamespaceResource {
    private final CurrentAccount current;
    private final EntityManager entities;

    NamespaceResource(CurrentAccount current, EntityManager entities) {
        this.current = current;
        this.entities = entities;
    }

    @GET
    @Requires(Permission.OBJECTS_READ)
    public Envelope<List<NamespaceView>> listNamespaces(
            @PathParam("account") String account,
            @QueryParam("page") @DefaultValue("1") int page,
            @QueryParam("per_page") @DefaultValue("100") int perPage) {
        List<NamespaceView> all = entities
                .createQuery(
                        "select n as namespace, w.name as script from NamespaceEntity n, WorkerEntity w"
                                + " where n.workerId = w.id and n.accountId = :account order by n.createdOn, n.id",
                        Tuple.class)
                .setParameter("account", current.id())
                .getResultList()
                .stream()
                .map(row -> view(row.get("namespace", NamespaceEntity.class), row.get("script", String.class)))
                .toList();
        return Page.of(all, page, perPage);
    }

    private static NamespaceView view(NamespaceEntity namespace, String script) {
        return new NamespaceView(
                namespace.id,
                script + "_" + namespace.className,
                script,
                namespace.className,
                namespace.storage == StorageBackend.SQLITE);
    }
}

package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.upload.UploadedModule;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;

/** Knows where the code of versions comes from. */
@ApplicationScoped
public class VersionSources {
    private static final String MAPS = "SELECT m.name AS name, c.content AS content FROM version v"
            + " JOIN version_module m ON m.version_id = v.id JOIN module_content c ON c.hash = m.hash"
            + " WHERE v.worker_id = :worker AND CAST(v.id AS text) = :version AND m.content_type = :type"
            + " AND octet_length(c.content) <= :most";

    private final Session entities;

    VersionSources(Session entities) {
        this.entities = entities;
    }

    /**
     * The source maps of a version; none if the worker has no such version.
     *
     * @param mostBytes larger ones are left out
     */
    @Transactional
    public List<UploadedModule> maps(String workerId, String versionId, int mostBytes) {
        return entities.createNativeQuery(MAPS, Tuple.class)
                .setParameter("worker", workerId)
                .setParameter("version", versionId)
                .setParameter("type", UploadedModule.SOURCE_MAP)
                .setParameter("most", mostBytes)
                .getResultStream()
                .map(row -> new UploadedModule(
                        row.get("name", String.class),
                        UploadedModule.SOURCE_MAP,
                        Optional.empty(),
                        row.get("content", byte[].class)))
                .toList();
    }
}

package dev.holdfast.controlplane.asset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.contract.AssetFile;
import dev.holdfast.controlplane.config.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Tuple;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;

/** Manifests, and contents by account and hash, in the database. Called inside transactions. */
@ApplicationScoped
class AssetStore {
    private final Session entities;
    private final ObjectMapper mapper;
    private final Ids ids;
    private final Clock clock;

    AssetStore(Session entities, ObjectMapper mapper, Ids ids, Clock clock) {
        this.entities = entities;
        this.mapper = mapper;
        this.ids = ids;
        this.clock = clock;
    }

    /** Answers the new manifest's id. */
    String add(String accountId, NewAssets assets) {
        String id = ids.hex();
        entities.createNativeMutationQuery(
                        "INSERT INTO asset_manifest (id, account_id, created_on) VALUES (:id, :account, :now)")
                .setParameter("id", id)
                .setParameter("account", accountId)
                .setParameter("now", clock.instant())
                .executeUpdate();
        entities.createNativeMutationQuery("INSERT INTO asset_file (manifest_id, path, hash, size)"
                        + " SELECT :id, key, value->>'hash', cast(value->>'size' AS integer)"
                        + " FROM jsonb_each(cast(:files AS jsonb))")
                .setParameter("id", id)
                .setParameter("files", json(assets.manifest()))
                .executeUpdate();
        return id;
    }

    /** Sizes of the contents that are not there yet, by hash. */
    Map<String, Integer> missing(String accountId, String manifestId) {
        Map<String, Integer> missing = new LinkedHashMap<>();
        List<Tuple> rows = entities.createNativeQuery(
                        "SELECT hash, max(size) AS size FROM asset_file f WHERE manifest_id = :manifest"
                                + " AND NOT EXISTS (SELECT 1 FROM asset_content c WHERE c.account_id = :account AND c.hash = f.hash)"
                                + " GROUP BY hash ORDER BY hash",
                        Tuple.class)
                .setParameter("manifest", manifestId)
                .setParameter("account", accountId)
                .getResultList();
        rows.forEach(row -> missing.put(
                row.get("hash", String.class), row.get("size", Number.class).intValue()));
        return missing;
    }

    /** Some paths of a manifest at which there is this content. */
    List<String> paths(String manifestId, String hash) {
        return entities.createNativeQuery(
                        "SELECT path FROM asset_file WHERE manifest_id = :manifest AND hash = :hash LIMIT 100",
                        String.class)
                .setParameter("manifest", manifestId)
                .setParameter("hash", hash)
                .getResultList();
    }

    /** Content that is there already stays. */
    void keep(String accountId, String hash, byte[] content, String contentType) {
        entities.createNativeMutationQuery(
                        "INSERT INTO asset_content (account_id, hash, content, content_type, created_on)"
                                + " VALUES (:account, :hash, :content, :type, :now) ON CONFLICT DO NOTHING")
                .setParameter("account", accountId)
                .setParameter("hash", hash)
                .setParameter("content", content)
                .setParameter("type", contentType)
                .setParameter("now", clock.instant())
                .executeUpdate();
    }

    /** The files of a manifest that is whole. */
    Map<String, AssetFile> files(String accountId, String manifestId) {
        Map<String, AssetFile> files = new LinkedHashMap<>();
        List<Tuple> rows = entities.createNativeQuery(
                        "SELECT f.path AS path, f.hash AS hash, c.content_type AS type, length(c.content) AS size"
                                + " FROM asset_file f JOIN asset_content c ON c.hash = f.hash AND c.account_id = :account"
                                + " WHERE f.manifest_id = :manifest",
                        Tuple.class)
                .setParameter("manifest", manifestId)
                .setParameter("account", accountId)
                .getResultList();
        rows.forEach(row -> files.put(
                row.get("path", String.class),
                new AssetFile(
                        row.get("hash", String.class),
                        row.get("type", String.class),
                        row.get("size", Number.class).intValue())));
        return files;
    }

    byte[] content(String accountId, String hash) {
        return entities.createNativeQuery(
                        "SELECT content FROM asset_content WHERE account_id = :account AND hash = :hash", byte[].class)
                .setParameter("account", accountId)
                .setParameter("hash", hash)
                .getSingleResult();
    }

    private String json(Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}

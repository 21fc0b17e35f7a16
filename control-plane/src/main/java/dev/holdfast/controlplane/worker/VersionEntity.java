package dev.holdfast.controlplane.worker;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Code and bindings of a worker at one time; never changes. */
@Entity
@Table(name = "version")
public class VersionEntity {
    @Id
    public UUID id;

    public String workerId;

    /** Counts a worker's versions from 1. */
    public int number;

    @Convert(converter = StoredJson.OfFacts.class)
    public VersionFacts facts;

    @ElementCollection
    @CollectionTable(name = "version_module", joinColumns = @JoinColumn(name = "version_id"))
    @OrderColumn(name = "position")
    public List<VersionModule> modules = new ArrayList<>();

    /** Which value each secret has in this version, by the binding's name. */
    @ElementCollection
    @CollectionTable(name = "version_secret", joinColumns = @JoinColumn(name = "version_id"))
    @MapKeyColumn(name = "name")
    @Column(name = "secret_id")
    public Map<String, UUID> secrets = new HashMap<>();

    /** The manifest of its static files, if it has any. */
    public @Nullable String assetManifestId;

    /** {@code wrangler}, {@code dash} or {@code api}. */
    public String source;

    /** The user who uploaded it. */
    public String authorId;

    public Instant createdOn;
}

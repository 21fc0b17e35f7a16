package dev.holdfast.controlplane.worker;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

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

    /** {@code wrangler}, {@code dash} or {@code api}. */
    public String source;

    /** The user who uploaded it. */
    public String authorId;

    public Instant createdOn;
}

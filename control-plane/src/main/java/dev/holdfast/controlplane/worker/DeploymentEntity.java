package dev.holdfast.controlplane.worker;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
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
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That versions were put into service; the newest one of a worker is in force. */
@Entity
@Table(name = "deployment")
public class DeploymentEntity {
    @Id
    public UUID id;

    public String workerId;

    /** Counts all deployments in order; given by the database. */
    @Column(insertable = false, updatable = false)
    public Long number;

    @ElementCollection
    @CollectionTable(name = "deployment_version", joinColumns = @JoinColumn(name = "deployment_id"))
    @OrderColumn(name = "position")
    public List<DeploymentShare> shares = new ArrayList<>();

    /** {@code wrangler}, {@code dash} or {@code api}. */
    public String source;

    @Convert(converter = StoredJson.OfTexts.class)
    public Map<String, String> annotations;

    /** For how long a busy object may stay on old code; absent: as long as pods are configured for. */
    public @Nullable Long updateDelayMillis;

    /** The user who deployed. */
    public String authorId;

    public Instant createdOn;
}

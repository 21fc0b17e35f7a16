package dev.holdfast.controlplane.worker;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A worker: a name in an account to which versions and deployments belong. */
@Entity
@Table(name = "worker")
public class WorkerEntity {
    /** 32 hex digits, permanent; wrangler calls it the tag. */
    @Id
    public String id;

    public String accountId;
    public String name;

    /** Of the last migration. */
    public @Nullable String migrationTag;

    /** Whether it declares its Durable Object classes; there is no way back to migrations. */
    public boolean exportsDeclared;

    /** Whether it answers at its address under the account's subdomain. */
    public boolean subdomainEnabled;

    public boolean previewsEnabled;

    @Convert(converter = StoredJson.OfSettings.class)
    public WorkerSettings settings;

    /** {@code wrangler} or {@code api}. */
    public String lastDeployedFrom;

    /** How many versions it has had; the next one gets the next number. */
    public int versionCount;

    public Instant createdOn;
    public Instant modifiedOn;

    /** Whether there is any code; a worker may be made before its first version. */
    public boolean hasVersion() {
        return versionCount > 0;
    }

    public Optional<String> currentTag() {
        return Optional.ofNullable(migrationTag);
    }
}

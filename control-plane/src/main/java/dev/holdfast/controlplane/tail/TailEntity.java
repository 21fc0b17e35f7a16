package dev.holdfast.controlplane.tail;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Leave to follow a worker through a socket, for whoever knows its address. */
@Entity
@Table(name = "tail")
public class TailEntity {
    /** 32 hex digits. */
    @Id
    public String id;

    public String accountId;
    public String workerId;

    /** Who asked for it. */
    public String userId;

    /** The API token or the session of a program by which it was asked for; absent: a browser's session. */
    public @Nullable String credentialId;

    /** SHA-256 of the secret in its address, in 64 hex digits. */
    public String hash;

    /** JSON of {@link TailFilters}. */
    public String filters;

    public Instant createdOn;

    /** When it was asked for, or last known to have a socket, to within half a minute. */
    public Instant seenOn;

    public Instant expiresOn;
}

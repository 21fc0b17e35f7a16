package dev.holdfast.controlplane.secret;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A value of a secret of a worker; another value is another entity. */
@Entity
@Table(name = "secret")
class SecretEntity {
    @Id
    UUID id;

    String workerId;

    /** The binding's name. */
    String name;

    /** Of the key that sealed it. */
    String keyId;

    String sealed;
    Instant createdOn;
}

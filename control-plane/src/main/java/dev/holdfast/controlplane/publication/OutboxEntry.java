package dev.holdfast.controlplane.publication;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Says that a fact may have changed and has to be published; what it is then is read when publishing. */
@Entity
@Table(name = "outbox")
class OutboxEntry {
    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    long number;

    @Enumerated(EnumType.STRING)
    FactKind kind;

    String key;
}

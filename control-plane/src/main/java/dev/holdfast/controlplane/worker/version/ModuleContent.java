package dev.holdfast.controlplane.worker.version;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Bytes of modules, each content once. */
@Entity
@Table(name = "module_content")
class ModuleContent {
    /** SHA-256 in 64 hex digits. */
    @Id
    String hash;

    byte[] content;
}

package dev.holdfast.controlplane.worker.version;

import dev.holdfast.contract.Binding;
import dev.holdfast.controlplane.secret.SecretVault;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.WorkerEntity;
import dev.holdfast.controlplane.worker.binding.PlannedSecret;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** Values of secrets for versions that are being made. Called inside transactions. */
@ApplicationScoped
public class VersionSecrets {
    private final SecretVault vault;
    private final VersionRepository versions;

    VersionSecrets(SecretVault vault, VersionRepository versions) {
        this.vault = vault;
        this.versions = versions;
    }

    /** Keeps what is new: a value that the newest version has already stays the same value. */
    public UUID keep(WorkerEntity worker, String name, PlannedSecret secret) {
        return switch (secret) {
            case PlannedSecret.Kept(UUID id) -> id;
            case PlannedSecret.Given(String text) ->
                newest(worker, name)
                        .filter(id -> vault.open(id).equals(text))
                        .orElseGet(() -> vault.keep(worker.id, name, text));
        };
    }

    /** A secret as the code's first start reads it. */
    public Binding opened(String name, PlannedSecret secret) {
        return new Binding.SecretText(
                name,
                switch (secret) {
                    case PlannedSecret.Given(String text) -> text;
                    case PlannedSecret.Kept(UUID id) -> vault.open(id);
                });
    }

    private Optional<UUID> newest(WorkerEntity worker, String name) {
        return versions.findNewest(worker.id).map(version -> version.secrets.get(name));
    }
}

package dev.holdfast.controlplane.secret;

import java.util.List;
import java.util.UUID;

/** Inside the transaction in which secrets were sealed by another key; what they are is as before. */
public record SecretsResealed(List<UUID> ids) {
    public SecretsResealed {
        ids = List.copyOf(ids);
    }
}

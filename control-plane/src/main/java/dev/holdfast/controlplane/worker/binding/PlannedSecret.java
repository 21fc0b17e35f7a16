package dev.holdfast.controlplane.worker.binding;

import java.util.UUID;

/** The value that a secret is going to have in a version. */
public sealed interface PlannedSecret {
    /** One that was just given. */
    record Given(String text) implements PlannedSecret {
        /** Without the secret: what is printed ends in logs. */
        @Override
        public String toString() {
            return "Given[]";
        }
    }

    /** The one that the previous version has. */
    record Kept(UUID id) implements PlannedSecret {}
}

package dev.holdfast.controlplane.worker.secret;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** That a worker has a secret; never what it is. */
@Schema(name = "Secret")
public record SecretView(String name, String type) {}

package dev.holdfast.controlplane.worker;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** How the API's description shows {@link WorkerBinding}: name, type, and whatever the type has besides. */
@Schema(name = "Binding")
public record BindingSchema(
        String name,
        String type,
        @Nullable String text,
        @Schema(implementation = Object.class) @Nullable Object json,
        @Nullable String className,
        @Nullable String scriptName,
        @Nullable String namespaceId,
        @Nullable String service,
        @Nullable String entrypoint,
        @Schema(implementation = Object.class) @Nullable Object props) {}

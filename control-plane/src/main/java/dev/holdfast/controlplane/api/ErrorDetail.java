package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One of several things that are wrong with the classes of an upload (reference: wrangler-api 6.3).
 *
 * @param className the class that it is about
 * @param scenario which kind of thing is wrong
 * @param suggestion what helps
 * @param referencingScripts names of the workers that are in the way
 */
@Schema(name = "ErrorDetail")
public record ErrorDetail(
        @JsonProperty("class") String className,
        String scenario,
        String message,
        @Nullable String suggestion,
        @Nullable List<String> referencingScripts) {}

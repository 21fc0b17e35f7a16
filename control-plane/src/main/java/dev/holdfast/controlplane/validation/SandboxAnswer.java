package dev.holdfast.controlplane.validation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The line that {@code sandbox validate} prints. */
@JsonIgnoreProperties(ignoreUnknown = true)
record SandboxAnswer(
        boolean ok,
        int startupMillis,
        @Nullable List<Exported> exports,
        @Nullable Failure failure) {

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Exported(String name, String kind, @Nullable List<String> handlers) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Failure(
            @Nullable String name,
            @Nullable String message,
            @Nullable String stack) {}

    ValidationReport report() {
        return new ValidationReport(
                startupMillis,
                Objects.requireNonNullElse(exports, List.<Exported>of()).stream()
                        .map(each -> new ValidationReport.Export(
                                each.name(),
                                each.kind().toLowerCase(Locale.ROOT),
                                Objects.requireNonNullElse(each.handlers(), List.of())))
                        .toList());
    }

    /**
     * The failure as V8 words it, with the frames that wrangler maps back to the user's sources. One without the name
     * of a class was not thrown by the code, but says what is refused.
     */
    String uncaught() {
        if (failure == null) {
            return "The code could not be started";
        }
        if ("".equals(failure.name())) {
            return Objects.requireNonNullElse(failure.message(), "The code is refused");
        }
        String name = Objects.requireNonNullElse(failure.name(), "Error");
        String message = Objects.requireNonNullElse(failure.message(), "");
        String heading = message.isEmpty() ? name : name + ": " + message;
        String stack = Objects.requireNonNullElse(failure.stack(), "");
        String frames =
                stack.startsWith(heading) ? stack.substring(heading.length()) : stack.isEmpty() ? "" : "\n" + stack;
        return "Uncaught " + heading + frames;
    }
}

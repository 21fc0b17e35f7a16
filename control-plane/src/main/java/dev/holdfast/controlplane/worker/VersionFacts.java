package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.namespace.DeclaredClass;
import dev.holdfast.controlplane.validation.ValidationReport;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is fixed about a version besides its modules.
 *
 * @param etag changes with any byte of the code
 * @param cpuMillis limit that the upload asks for; absent: the plan's
 * @param migrationTag of the worker after this version
 * @param mainModule empty for a version that has static files alone
 * @param assets static files; absent: none
 * @param declaredClasses Durable Object classes that the upload declares; absent: none
 * @param annotations such as {@code workers/message}
 * @param fingerprint of the upload that it came from; absent: it came from none
 */
public record VersionFacts(
        String mainModule,
        String compatibilityDate,
        List<String> compatibilityFlags,
        List<WorkerBinding> bindings,
        List<ValidationReport.Export> exports,
        int startupMillis,
        String etag,
        @Nullable Integer cpuMillis,
        @Nullable String migrationTag,
        @Nullable Map<String, DeclaredClass> declaredClasses,
        Map<String, String> annotations,
        @Nullable String fingerprint,
        @Nullable VersionAssets assets) {

    /** The same code with other bindings. */
    public VersionFacts with(
            List<WorkerBinding> otherBindings, @Nullable String tag, Map<String, String> otherAnnotations) {
        return new VersionFacts(
                mainModule,
                compatibilityDate,
                compatibilityFlags,
                otherBindings,
                exports,
                startupMillis,
                etag,
                cpuMillis,
                tag,
                declaredClasses,
                otherAnnotations,
                null,
                assets);
    }

    /** What is declared, in the order of the upload. */
    public Map<String, DeclaredClass> declared() {
        return declaredClasses == null ? Map.of() : declaredClasses;
    }

    /** Event handlers of the default export. */
    @com.fasterxml.jackson.annotation.JsonIgnore
    public List<String> handlers() {
        return exports.stream()
                .filter(each -> each.name().equals("default"))
                .flatMap(each -> each.handlers().stream())
                .toList();
    }

    /** Names under which the code exports classes. */
    public Set<String> classes() {
        return exports.stream()
                .filter(each -> each.kind().equals("class"))
                .map(ValidationReport.Export::name)
                .collect(Collectors.toSet());
    }
}

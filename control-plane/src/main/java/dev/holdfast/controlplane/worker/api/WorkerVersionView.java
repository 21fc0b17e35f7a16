package dev.holdfast.controlplane.worker.api;

import dev.holdfast.controlplane.worker.BindingSchema;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionFacts;
import dev.holdfast.controlplane.worker.WorkerBinding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A version as the workers routes show it. */
@Schema(name = "WorkerVersion")
public record WorkerVersionView(
        String id,
        int number,
        Instant createdOn,
        String source,
        Map<String, String> annotations,
        String mainModule,
        List<Module> modules,
        @Schema(implementation = BindingSchema[].class) List<WorkerBinding> bindings,
        String compatibilityDate,
        List<String> compatibilityFlags,
        VersionView.@Nullable Limits limits,
        @Nullable String migrationTag,
        int startupTimeMs) {
    /** A module without its content. */
    @Schema(name = "WorkerVersionModule")
    public record Module(String name, String contentType) {}

    static WorkerVersionView of(VersionEntity version) {
        VersionFacts facts = version.facts;
        Integer cpuMillis = facts.cpuMillis();
        return new WorkerVersionView(
                version.id.toString(),
                version.number,
                version.createdOn,
                version.source,
                facts.annotations(),
                facts.mainModule(),
                version.modules.stream()
                        .map(each -> new Module(each.name, each.contentType))
                        .toList(),
                facts.bindings(),
                facts.compatibilityDate(),
                facts.compatibilityFlags(),
                cpuMillis == null ? null : new VersionView.Limits(cpuMillis),
                facts.migrationTag(),
                facts.startupMillis());
    }
}

package dev.holdfast.controlplane.worker.version;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.upload.Upload;
import dev.holdfast.controlplane.upload.UploadReader;
import dev.holdfast.controlplane.worker.VersionEntity;
import dev.holdfast.controlplane.worker.VersionFacts;
import dev.holdfast.controlplane.worker.VersionRepository;
import dev.holdfast.controlplane.worker.Workers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Completes what changes only the code or only the settings of a worker's newest version to a whole upload. */
@ApplicationScoped
public class Revisions {
    private static final String BINDINGS = "bindings";
    private static final int BARE = 2;

    private final Workers workers;
    private final VersionRepository versions;
    private final ModuleStore modules;
    private final UploadReader reader;
    private final ObjectMapper mapper;

    Revisions(
            Workers workers,
            VersionRepository versions,
            ModuleStore modules,
            UploadReader reader,
            ObjectMapper mapper) {
        this.workers = workers;
        this.versions = versions;
        this.modules = modules;
        this.reader = reader;
        this.mapper = mapper;
    }

    /**
     * A whole upload.
     *
     * @param base the version that it changes
     */
    public record Revision(UUID base, Upload upload) {}

    /** Other settings for the same code: those that are given replace the former ones. */
    @Transactional
    public Revision ofSettings(String accountId, String script, JsonNode settings) {
        VersionEntity newest = newest(accountId, script);
        ObjectNode metadata = metadata(newest);
        settings.properties().forEach(entry -> metadata.set(entry.getKey(), entry.getValue()));
        JsonNode given = settings.path(BINDINGS);
        if (given.isArray()) {
            metadata.set(BINDINGS, withFormer(given));
        }
        return new Revision(newest.id, reader.assemble(metadata.toString(), modules.files(newest)));
    }

    /** Other code with the same settings. */
    @Transactional
    public Revision ofContent(String accountId, String script, UploadReader.Parts content) {
        VersionEntity newest = newest(accountId, script);
        ObjectNode metadata = metadata(newest);
        String main = mainModule(content.metadata());
        metadata.put("main_module", main);
        return new Revision(newest.id, reader.assemble(metadata.toString(), content.modules()));
    }

    private VersionEntity newest(String accountId, String script) {
        return versions.findNewest(workers.require(accountId, script).id).orElseThrow(() -> Workers.unknown(script));
    }

    private String mainModule(String metadata) {
        try {
            String main = mapper.readTree(metadata).path("main_module").asText();
            if (!main.isEmpty()) {
                return main;
            }
        } catch (JsonProcessingException e) {
            throw new ApiException(ErrorCause.UPLOAD_INVALID, "The metadata is not valid JSON");
        }
        throw new ApiException(ErrorCause.UPLOAD_INVALID, "The metadata has no main_module");
    }

    /** What would upload the version again, with its bindings taken over. */
    private ObjectNode metadata(VersionEntity version) {
        VersionFacts facts = version.facts;
        ObjectNode metadata = mapper.createObjectNode()
                .put("main_module", facts.mainModule())
                .put("compatibility_date", facts.compatibilityDate());
        facts.compatibilityFlags().forEach(metadata.putArray("compatibility_flags")::add);
        metadata.putArray("keep_bindings");
        ArrayNode bindings = metadata.putArray(BINDINGS);
        facts.bindings().forEach(each -> bindings.add(inherited(each.name())));
        if (!facts.declared().isEmpty()) {
            metadata.set("exports", DeclaredExports.json(facts.declared()));
        }
        if (facts.cpuMillis() != null) {
            metadata.putObject("limits").put("cpu_ms", facts.cpuMillis());
        }
        return metadata;
    }

    /** A binding that says no more than its name and type stays as it is (reference: wrangler-api 17). */
    private ArrayNode withFormer(JsonNode bindings) {
        ArrayNode all = mapper.createArrayNode();
        for (JsonNode binding : bindings) {
            boolean bare = binding.size() == BARE
                    && binding.hasNonNull("name")
                    && !binding.path("type").asText().equals("version_metadata");
            all.add(bare ? inherited(binding.path("name").asText()) : binding);
        }
        return all;
    }

    private ObjectNode inherited(String name) {
        return mapper.createObjectNode().put("name", name).put("type", "inherit");
    }
}

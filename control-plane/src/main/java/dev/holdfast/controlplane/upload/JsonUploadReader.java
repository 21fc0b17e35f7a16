package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads uploads that are one JSON object: the metadata, and modules in base64 (reference: wrangler-api 18). */
@ApplicationScoped
public class JsonUploadReader {
    private static final String MODULES = "modules";
    private static final int MOST_MODULES = 1000;

    private final UploadReader reader;

    JsonUploadReader(UploadReader reader) {
        this.reader = reader;
    }

    /** @throws dev.holdfast.controlplane.api.ApiException naming what is wrong with the upload */
    public Upload read(JsonNode body) {
        JsonFields fields = new JsonFields("the version", body);
        List<JsonNode> given = fields.list(MODULES);
        if (given.size() > MOST_MODULES) {
            throw Invalid.upload("The upload has more than %d modules".formatted(MOST_MODULES));
        }
        Set<String> names = new HashSet<>();
        List<UploadedModule> modules = new ArrayList<>();
        for (JsonNode each : given) {
            UploadedModule module = module(new JsonFields("a module", each));
            if (!names.add(module.name())) {
                throw Invalid.upload("The upload has two modules of the name '%s'".formatted(module.name()));
            }
            modules.add(module);
        }
        ObjectNode metadata = body.deepCopy();
        metadata.remove(MODULES);
        return reader.assemble(metadata.toString(), modules);
    }

    private static UploadedModule module(JsonFields fields) {
        String name = fields.text("name");
        String type =
                fields.text("content_type").replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        try {
            return UploadReader.module(name, type, Base64.getDecoder().decode(fields.text("content_base64")));
        } catch (IllegalArgumentException e) {
            throw Invalid.upload("content_base64 of module '%s' is not base64".formatted(name));
        }
    }
}

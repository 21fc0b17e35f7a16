package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.holdfast.controlplane.api.UnofferedProduct;
import dev.holdfast.controlplane.namespace.DeclaredClass;
import dev.holdfast.controlplane.namespace.Migration;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Reads the metadata of an upload (reference: wrangler-api 5.2). A field is either understood, or known to be without
 * effect here and remarked upon, or refused by name.
 */
@ApplicationScoped
public class MetadataReader {
    private static final Set<String> UNDERSTOOD = Set.of(
            "main_module",
            "bindings",
            "compatibility_date",
            "compatibility_flags",
            "migrations",
            "exports",
            "keep_bindings",
            "annotations",
            "limits",
            "observability",
            "logpush",
            "tail_consumers",
            "tags",
            "usage_model",
            "code_update_strategy",
            "package_dependencies",
            "assets",
            "keep_assets");
    private static final Set<String> WITHOUT_EFFECT = Set.of("placement", "cache_options");
    private static final List<String> OF_THE_WORKER = List.of("observability", "logpush", "tail_consumers", "tags");
    private static final Set<String> SECRETS = Set.of("secret_text", "secret_key");
    private static final LocalDate FIRST_DATE = LocalDate.of(2021, 11, 2);
    private static final int MOST_CPU_MILLIS = 300_000;
    private static final String ALIAS = "workers/alias";
    private static final Pattern ALIAS_FORM = Pattern.compile("[a-z]([a-z0-9-]{0,60}[a-z0-9])?");

    private final ObjectMapper mapper;
    private final Clock clock;

    MetadataReader(ObjectMapper mapper, Clock clock) {
        this.mapper = mapper;
        this.clock = clock;
    }

    UploadMetadata read(String json) {
        JsonFields fields = new JsonFields("metadata", parse(json));
        Optional<Migration> migration = fields.find("migrations").map(MigrationReader::read);
        Map<String, DeclaredClass> declared =
                fields.find("exports").map(ExportsReader::read).orElse(Map.of());
        if (migration.isPresent() && !declared.isEmpty()) {
            throw Invalid.upload(
                    "The metadata has 'migrations' and Durable Objects in 'exports'; only one is possible");
        }
        return new UploadMetadata(
                mainModule(fields),
                compatibilityDate(fields),
                fields.texts("compatibility_flags"),
                BindingReader.read(fields.list("bindings")),
                keptBindings(fields),
                migration,
                declared,
                fields.find("exports").map(ExportsReader::entrypoints).orElse(Set.of()),
                cpuMillis(fields),
                codeUpdate(fields),
                annotations(fields),
                settings(fields),
                fields.find("assets")
                        .map(assets -> AssetsReader.read(
                                assets, compatibilityDate(fields), fields.texts("compatibility_flags"))),
                fields.find("keep_assets").map(JsonNode::asBoolean).orElse(false),
                remarks(fields));
    }

    private JsonNode parse(String json) {
        try {
            return mapper.readTree(json);
        } catch (JsonProcessingException e) {
            throw Invalid.upload("The metadata is not valid JSON");
        }
    }

    private static String mainModule(JsonFields fields) {
        if (fields.find("body_part").isPresent()) {
            throw Invalid.upload("Service Worker syntax is not offered; export a default object from an ES module");
        }
        if (fields.find("main_module").isEmpty() && fields.find("assets").isPresent()) {
            return "";
        }
        if (fields.find("main_module").isEmpty()) {
            throw Invalid.upload("The metadata has no main_module");
        }
        return fields.text("main_module");
    }

    private String compatibilityDate(JsonFields fields) {
        String text = fields.findText("compatibility_date").orElse(FIRST_DATE.toString());
        LocalDate today = LocalDate.now(clock);
        try {
            if (LocalDate.parse(text).isAfter(today)) {
                throw Invalid.upload(
                        "The compatibility_date %s is in the future; today is %s (UTC)".formatted(text, today));
            }
        } catch (DateTimeParseException e) {
            throw Invalid.upload("The compatibility_date '%s' is not a date of the form YYYY-MM-DD".formatted(text));
        }
        return text;
    }

    /** Secrets are kept unless an upload says what is: older clients rely on it and say nothing. */
    private static Set<String> keptBindings(JsonFields fields) {
        return fields.find("keep_bindings").isPresent() ? Set.copyOf(fields.texts("keep_bindings")) : SECRETS;
    }

    private static OptionalInt cpuMillis(JsonFields fields) {
        if (fields.find("limits").isEmpty()) {
            return OptionalInt.empty();
        }
        JsonFields limits = new JsonFields("limits", fields.value("limits"));
        for (String name : limits.names()) {
            if (!name.equals("cpu_ms")) {
                throw Invalid.upload("limits.%s is not offered".formatted(name));
            }
        }
        if (limits.find("cpu_ms").isEmpty()) {
            return OptionalInt.empty();
        }
        JsonNode millis = limits.value("cpu_ms");
        if (!millis.canConvertToInt() || millis.intValue() < 1 || millis.intValue() > MOST_CPU_MILLIS) {
            throw Invalid.upload("limits.cpu_ms must be a number from 1 to %d".formatted(MOST_CPU_MILLIS));
        }
        return OptionalInt.of(millis.intValue());
    }

    private static Optional<CodeUpdateStrategy> codeUpdate(JsonFields fields) {
        Optional<CodeUpdateStrategy> strategy =
                fields.find("code_update_strategy").map(CodeUpdateStrategy::read);
        strategy.ifPresent(CodeUpdateStrategy::delayMillis);
        return strategy;
    }

    private static Map<String, String> annotations(JsonFields fields) {
        Map<String, String> annotations = new LinkedHashMap<>();
        fields.find("annotations").ifPresent(value -> {
            JsonFields given = new JsonFields("annotations", value);
            for (String name : given.names()) {
                given.findText(name).ifPresent(text -> annotations.put(name, text));
            }
        });
        String alias = annotations.getOrDefault(ALIAS, "");
        if (!alias.isEmpty() && !ALIAS_FORM.matcher(alias).matches()) {
            throw Invalid.upload(
                    ("The preview alias '%s' cannot stand in a host name: it has lower-case letters, digits and hyphens,"
                                    + " and begins with a letter")
                            .formatted(alias));
        }
        return annotations;
    }

    private static Map<String, JsonNode> settings(JsonFields fields) {
        Map<String, JsonNode> settings = new LinkedHashMap<>();
        for (String name : OF_THE_WORKER) {
            fields.find(name).ifPresent(value -> settings.put(name, value));
        }
        return WorkerSettingsRules.checked(settings);
    }

    private static List<String> remarks(JsonFields fields) {
        List<String> remarks = new ArrayList<>(
                fields.find("exports").map(ExportsReader::remarks).orElse(List.of()));
        for (String name : fields.names()) {
            JsonNode value = fields.value(name);
            boolean empty = value.isNull() || (value.isContainerNode() && value.isEmpty());
            if (WITHOUT_EFFECT.contains(name) && !empty) {
                remarks.add("'%s' has no effect on this platform".formatted(name));
            } else if (name.equals("containers") && !empty) {
                throw Invalid.upload(UnofferedProduct.CONTAINERS.refusalOfSetting());
            } else if (!UNDERSTOOD.contains(name) && !empty) {
                throw Invalid.upload(
                        "The metadata asks for '%s', which this platform does not offer yet".formatted(name));
            }
        }
        return remarks;
    }
}

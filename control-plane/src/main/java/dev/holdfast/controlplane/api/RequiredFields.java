package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.RecordComponentInfo;

/** Says in the API's description that every field is there unless its record component may be null. */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public class RequiredFields implements OASFilter {
    private static final DotName SCHEMA =
            DotName.createSimple("org.eclipse.microprofile.openapi.annotations.media.Schema");
    private static final DotName NULLABLE = DotName.createSimple("org.jspecify.annotations.Nullable");
    private static final DotName PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName RECORD = DotName.createSimple("java.lang.Record");
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    private final Map<String, List<String>> requiredBySchema = new HashMap<>();

    public RequiredFields(IndexView index) {
        List<ClassInfo> records = index.getAllKnownSubclasses(RECORD).stream()
                .filter(type -> type.name().toString().startsWith("dev.holdfast.controlplane."))
                .sorted(Comparator.comparing(ClassInfo::name))
                .toList();
        records.forEach(type -> requiredBySchema.put(type.simpleName(), required(type)));
        records.forEach(type -> givenName(type).ifPresent(name -> requiredBySchema.put(name, required(type))));
    }

    @Override
    public void filterOpenAPI(OpenAPI api) {
        api.getComponents().getSchemas().forEach((name, schema) -> {
            String described = name.startsWith("Envelope") ? "Envelope" : name;
            List<String> required = requiredBySchema.getOrDefault(described, List.of());
            Map<String, Schema> properties = schema.getProperties();
            if (properties != null) {
                List<String> present =
                        required.stream().filter(properties::containsKey).toList();
                schema.setRequired(present.isEmpty() ? null : present);
            }
        });
    }

    /** Names that are given win over those of records that happen to be called alike. */
    private static Optional<String> givenName(ClassInfo type) {
        return Optional.ofNullable(type.declaredAnnotation(SCHEMA))
                .map(schema -> schema.value("name"))
                .map(AnnotationValue::asString);
    }

    private static List<String> required(ClassInfo type) {
        List<String> names = new ArrayList<>();
        for (RecordComponentInfo component : type.recordComponents()) {
            if (component.type().annotation(NULLABLE) == null) {
                AnnotationInstance property = type.field(component.name()).declaredAnnotation(PROPERTY);
                names.add(
                        property == null
                                ? SNAKE_CASE.translate(component.name())
                                : property.value().asString());
            }
        }
        if (type.simpleName().equals("Envelope")) {
            names.add("result");
        }
        return names.stream().distinct().toList();
    }
}

package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.namespace.Migration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Reads the migration of an upload; steps that are not offered are refused by name. */
final class MigrationReader {
    private static final Set<String> NOT_OFFERED = Set.of("renamed_classes", "deleted_classes", "transferred_classes");
    private static final Set<String> OFFERED = Set.of("new_classes", "new_sqlite_classes");

    private MigrationReader() {}

    static Migration read(JsonNode json) {
        JsonFields fields = new JsonFields("migrations", json);
        boolean stepwise = fields.find("steps").isPresent();
        List<JsonNode> steps = stepwise ? fields.list("steps") : List.of(json);
        return new Migration(
                fields.findText("old_tag"),
                fields.findText("new_tag"),
                steps.stream()
                        .map(each -> step(new JsonFields("a migration step", each), stepwise))
                        .toList());
    }

    private static Migration.Step step(JsonFields fields, boolean strict) {
        for (String name : fields.names()) {
            if (NOT_OFFERED.contains(name) && !fields.list(name).isEmpty()) {
                throw Invalid.upload("Migrations with %s are not available yet".formatted(name));
            }
            if (strict && !OFFERED.contains(name) && !NOT_OFFERED.contains(name)) {
                throw Invalid.upload("A migration step has the unknown field '%s'".formatted(name));
            }
        }
        return new Migration.Step(classes(fields, "new_classes"), classes(fields, "new_sqlite_classes"));
    }

    private static List<String> classes(JsonFields fields, String field) {
        List<String> names = fields.texts(field);
        Stream.of("", "default").filter(names::contains).findFirst().ifPresent(name -> {
            throw Invalid.upload("'%s' in %s cannot name a Durable Object class".formatted(name, field));
        });
        return names;
    }
}

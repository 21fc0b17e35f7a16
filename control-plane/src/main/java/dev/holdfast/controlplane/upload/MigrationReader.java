package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.namespace.Migration;
import java.util.List;
import java.util.Set;

/** Reads the migration of an upload. */
final class MigrationReader {
    private static final Set<String> KNOWN =
            Set.of("new_classes", "new_sqlite_classes", "renamed_classes", "deleted_classes", "transferred_classes");
    private static final int MOST_STEPS = 1000;
    private static final int LONGEST_NAME = 255;

    private MigrationReader() {}

    static Migration read(JsonNode json) {
        JsonFields fields = new JsonFields("migrations", json);
        boolean stepwise = fields.find("steps").isPresent();
        List<JsonNode> steps = stepwise ? fields.list("steps") : List.of(json);
        if (steps.size() > MOST_STEPS) {
            throw Invalid.upload("A migration may have at most %d steps".formatted(MOST_STEPS));
        }
        return new Migration(
                fields.findText("old_tag"),
                fields.findText("new_tag"),
                steps.stream()
                        .map(each -> step(new JsonFields("a migration step", each), stepwise))
                        .toList());
    }

    private static Migration.Step step(JsonFields fields, boolean strict) {
        for (String name : fields.names()) {
            if (strict && !KNOWN.contains(name)) {
                throw Invalid.upload("A migration step has the unknown field '%s'".formatted(name));
            }
        }
        return new Migration.Step(
                classes(fields, "new_classes"),
                classes(fields, "new_sqlite_classes"),
                fields.list("renamed_classes").stream()
                        .map(MigrationReader::rename)
                        .toList(),
                classes(fields, "deleted_classes"),
                fields.list("transferred_classes").stream()
                        .map(MigrationReader::transfer)
                        .toList());
    }

    private static Migration.Rename rename(JsonNode json) {
        JsonFields fields = new JsonFields("an entry of renamed_classes", json);
        return new Migration.Rename(
                className(fields.text("from"), "renamed_classes"), className(fields.text("to"), "renamed_classes"));
    }

    private static Migration.Transfer transfer(JsonNode json) {
        JsonFields fields = new JsonFields("an entry of transferred_classes", json);
        return new Migration.Transfer(
                className(fields.text("from"), "transferred_classes"),
                fields.text("from_script"),
                className(fields.text("to"), "transferred_classes"));
    }

    private static List<String> classes(JsonFields fields, String field) {
        return fields.texts(field).stream().map(name -> className(name, field)).toList();
    }

    private static String className(String name, String field) {
        if (name.isEmpty() || name.equals("default") || name.length() > LONGEST_NAME) {
            throw Invalid.upload("'%s' in %s cannot name a Durable Object class".formatted(name, field));
        }
        return name;
    }
}

package dev.holdfast.controlplane.namespace;

import java.util.List;

/** Migration steps that do one thing. */
final class Steps {
    private Steps() {}

    static Migration.Step create(List<String> keyValue, List<String> sqlite) {
        return new Migration.Step(keyValue, sqlite, List.of(), List.of(), List.of());
    }

    static Migration.Step rename(String from, String to) {
        return new Migration.Step(List.of(), List.of(), List.of(new Migration.Rename(from, to)), List.of(), List.of());
    }

    static Migration.Step delete(String name) {
        return new Migration.Step(List.of(), List.of(), List.of(), List.of(name), List.of());
    }

    static Migration.Step transfer(String from, String script, String to) {
        return new Migration.Step(
                List.of(), List.of(), List.of(), List.of(), List.of(new Migration.Transfer(from, script, to)));
    }
}

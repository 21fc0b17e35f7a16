package dev.holdfast.controlplane.validation;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the first start of uploaded code showed.
 *
 * @param startupMillis time that the top level of the code took
 */
public record ValidationReport(int startupMillis, List<Export> exports) {
    public ValidationReport {
        exports = List.copyOf(exports);
    }

    /**
     * An export of the main module.
     *
     * @param kind {@code object}, {@code class} or {@code other}
     * @param handlers names of the event handlers that it has
     */
    public record Export(String name, String kind, List<String> handlers) {}

    /** Names under which the code exports classes. */
    public Set<String> classes() {
        return exports.stream()
                .filter(each -> each.kind().equals("class"))
                .map(Export::name)
                .collect(Collectors.toSet());
    }
}

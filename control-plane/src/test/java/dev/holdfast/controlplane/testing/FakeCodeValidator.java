package dev.holdfast.controlplane.testing;

import dev.holdfast.contract.BundleModule;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.validation.CodeValidator;
import dev.holdfast.controlplane.validation.ValidationReport;
import io.quarkus.test.Mock;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads exports instead of running code. Code that says {@code throw} at the beginning fails to start. */
@Mock
@ApplicationScoped
public class FakeCodeValidator implements CodeValidator {
    private static final Pattern CLASS = Pattern.compile("export class (\\w+)");

    @Override
    public ValidationReport validate(VersionBundle bundle) {
        String source = bundle.modules().stream()
                .filter(each -> each.name().equals(bundle.mainModule()))
                .map(BundleModule::content)
                .findFirst()
                .orElseThrow();
        if (source.startsWith("throw")) {
            throw new ApiException(ErrorCause.UPLOAD_INVALID, "Uncaught Error: no\n    at index.js:1:7");
        }
        List<ValidationReport.Export> exports = new ArrayList<>();
        exports.add(new ValidationReport.Export("default", "object", List.of("fetch")));
        CLASS.matcher(source)
                .results()
                .forEach(each -> exports.add(new ValidationReport.Export(each.group(1), "class", List.of("fetch"))));
        return new ValidationReport(3, exports);
    }
}

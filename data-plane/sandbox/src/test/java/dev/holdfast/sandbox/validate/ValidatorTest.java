package dev.holdfast.sandbox.validate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import dev.holdfast.sandbox.Bundles;
import dev.holdfast.sandbox.Engines;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidatorTest {
    @Test
    void exportsAreReportedWithTheirKindsAndHandlers() throws Exception {
        Map<String, Object> report = validate("""
                import { DurableObject } from 'cloudflare:workers';
                export class Thing extends DurableObject { async fetch() {} async alarm() {} }
                export const number = 3;
                export default { async fetch() {}, async scheduled() {} };
                """);
        assertThat(report).containsEntry("ok", true).containsKey("startupMillis");
        assertThat((List<?>) report.get("exports"))
                .map(export -> ((Map<?, ?>) export).toString())
                .containsExactlyInAnyOrder(
                        "{name=Thing, kind=CLASS, handlers=[fetch, alarm]}",
                        "{name=default, kind=OBJECT, handlers=[fetch, scheduled]}",
                        "{name=number, kind=OTHER, handlers=[]}");
    }

    @Test
    void aSyntaxErrorIsReportedWithItsPlace() throws Exception {
        Map<?, ?> failure = failure("const a = 1;\nconst b = ;");
        assertThat(failure.get("name")).isEqualTo("SyntaxError");
        assertThat(failure.get("message")).isEqualTo("Unexpected token ';'");
        assertThat(failure.get("stack")).isEqualTo("    at index.js:2:11");
    }

    @Test
    void anExceptionIsReportedWithItsFrames() throws Exception {
        Map<?, ?> failure = failure("function f() {\n  throw new TypeError('bad');\n}\nf();");
        assertThat(failure.get("name")).isEqualTo("TypeError");
        assertThat(failure.get("message")).isEqualTo("bad");
        assertThat((String) failure.get("stack")).contains("    at f (index.js:2:9)");
    }

    @Test
    void aMissingModuleIsNamed() throws Exception {
        assertThat(failure("import './gone.js'").get("message"))
                .isEqualTo("No such module \"./gone.js\".\n  imported from \"index.js\"");
    }

    @Test
    void aMissingExportIsNamed() throws Exception {
        Map<?, ?> failure = failure("import { nothing } from 'cloudflare:workers'");
        assertThat(failure.get("name")).isEqualTo("SyntaxError");
        assertThat((String) failure.get("message")).contains("nothing");
    }

    @Test
    void codeThatLoopsWhileItStartsIsStopped() throws Exception {
        assertThat(failure("for (;;);").get("message")).isEqualTo("Script startup exceeded CPU time limit.");
    }

    @Test
    void anAwaitThatNeverEndsIsReported() throws Exception {
        assertThat(failure("await new Promise(() => {})").get("message"))
                .isEqualTo("Top-level await in module is unresolved.");
    }

    @Test
    void timersAreRefusedWhileCodeStarts() throws Exception {
        assertThat((String) failure("setTimeout(() => {}, 1)").get("message"))
                .startsWith("Disallowed operation called within global scope.");
    }

    @Test
    void anUnknownCompatibilityFlagIsRefusedByName() throws Exception {
        Map<String, Object> report =
                report(Bundles.start("index.js", "").with("rpc", "nope").bytes());
        assertThat((Map<?, ?>) report.get("failure"))
                .isEqualTo(Map.of("name", "", "message", "No such compatibility flag: nope", "stack", ""));
    }

    @Test
    void whatIsNoBundleIsRefused() throws Exception {
        Map<String, Object> report = report("nonsense".getBytes(StandardCharsets.UTF_8));
        assertThat(report).containsEntry("ok", false);
    }

    private static Map<?, ?> failure(String source) throws Exception {
        Map<String, Object> report = validate(source);
        assertThat(report).containsEntry("ok", false);
        return (Map<?, ?>) report.get("failure");
    }

    private static Map<String, Object> validate(String source) throws Exception {
        return report(Bundles.of(source));
    }

    private static Map<String, Object> report(byte[] bundle) throws Exception {
        String line = new Validator().validate(Engines.shared(), bundle, 300, Duration.ofSeconds(10));
        assertThat(line).doesNotContain("\n");
        return JSON.std.mapFrom(line);
    }
}

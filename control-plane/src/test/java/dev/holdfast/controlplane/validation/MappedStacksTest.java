package dev.holdfast.controlplane.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.ModuleType;
import dev.holdfast.controlplane.upload.UploadedModule;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MappedStacksTest {
    /** The second line comes from the first file, the fifth from the third line of the second one. */
    private static final String MAP = """
            {"version":3,"sources":["../src/first.ts","../src/second.ts"],"names":[],
             "mappings":";AAAA,IAAM,UAAU;;;ACEhB,MAAM,IAAI,MAAM,SAAS"}
            """;

    @Test
    void placesInModulesBecomePlacesInTheirSources() {
        assertThat(map(MAP, "Uncaught Error: no luck\n    at index.js:5:7\n    at f (index.js:2:7)"))
                .isEqualTo("Uncaught Error: no luck\n    at src/second.ts:3:7\n    at f (src/first.ts:1:7)");
    }

    @Test
    void whatHasNoSourceStaysAsItIs() {
        String text = "Error\n    at other.js:1:1\n    at index.js:99:1\n    at f (index.js:1:1)\n  at index.js:x";
        assertThat(map(MAP, text)).isEqualTo(text);
    }

    @Test
    void aMapThatIsNotWellFormedMapsNothing() {
        for (String map : new String[] {
            "",
            "{",
            "[]",
            "{}",
            "{\"mappings\":\"AAAA\"}",
            "{\"sources\":[\"a\"],\"mappings\":\"A$\"}",
            "{\"sources\":[\"a\"],\"mappings\":\"gggggggggggggggggggggggg\"}",
            "{\"sources\":[\"a\"],\"mappings\":\"ADAA\"}"
        }) {
            assertThat(map(map, "at index.js:1:1")).isEqualTo("at index.js:1:1");
        }
    }

    private static String map(String map, String text) {
        return MappedStacks.map(
                text,
                List.of(
                        new UploadedModule(
                                "index.js",
                                "application/javascript+module",
                                Optional.of(ModuleType.ES_MODULE),
                                new byte[0]),
                        new UploadedModule(
                                "index.js.map",
                                UploadedModule.SOURCE_MAP,
                                Optional.empty(),
                                map.getBytes(StandardCharsets.UTF_8))));
    }
}

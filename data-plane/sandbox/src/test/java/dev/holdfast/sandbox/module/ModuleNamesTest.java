package dev.holdfast.sandbox.module;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModuleNamesTest {
    @ParameterizedTest
    @CsvSource({
        "./b.js, index.js, b.js",
        "./b.js, ./index.js, b.js",
        "./b.js, src/index.js, src/b.js",
        "../b.js, src/index.js, b.js",
        "../../b.js, src/index.js, b.js",
        "./lib/../b.js, src/index.js, src/b.js",
        "words.txt, src/index.js, words.txt",
        "cloudflare:workers, src/index.js, cloudflare:workers",
        "node:async_hooks, index.js, node:async_hooks"
    })
    void specifiersLeadToUploadedNames(String specifier, String referrer, String expected) {
        assertThat(ModuleNames.resolve(specifier, referrer)).isEqualTo(expected);
    }
}

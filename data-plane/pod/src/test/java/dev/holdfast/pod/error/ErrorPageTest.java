package dev.holdfast.pod.error;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.link.message.Failure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorPageTest {
    @ParameterizedTest
    @CsvSource({
        "SCRIPT_THREW,500,1101",
        "SCRIPT_HUNG,500,1101",
        "CPU_LIMIT,503,1102",
        "MEMORY_LIMIT,503,1102",
        "SANDBOX_LOST,503,1105",
        "OVERLOADED,503,1200",
        "REFUSED,403,1024",
        "INTERNAL,500,500"
    })
    void causesHaveTheirStatusAndCode(Failure.Cause cause, int status, int code) {
        EdgeError error = EdgeError.of(cause);
        assertThat(error.status()).isEqualTo(status);
        assertThat(error.code()).isEqualTo(code);
    }

    @Test
    void programsGetOneLineWithTheCode() {
        ErrorPage page = ErrorPage.of(EdgeError.SCRIPT_THREW, "*/*", "0123456789abcdef");
        assertThat(page.contentType()).startsWith("text/plain");
        assertThat(page.text()).isEqualTo("error code: 1101\nrequest id: 0123456789abcdef\n");
    }

    @ParameterizedTest
    @EnumSource(EdgeError.class)
    void browsersGetAPageWithoutPlaceholders(EdgeError error) {
        ErrorPage page = ErrorPage.of(error, "text/html,application/xhtml+xml", "0123456789abcdef");
        assertThat(page.contentType()).startsWith("text/html");
        assertThat(page.text())
                .contains(error.title(), error.explanation(), Integer.toString(error.code()), "0123456789abcdef")
                .doesNotContain("{{");
    }
}

package dev.holdfast.pod.error;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * The body of an error response: a page for browsers, one line for programs. Says what kind of error it is and the
 * request's id; nothing of the inside, and nothing that came with the request.
 *
 * @param contentType of the text
 */
public record ErrorPage(String contentType, String text) {
    private static final String HTML = read("error-page.html");

    /**
     * Renders an error.
     *
     * @param accept the request's header field, empty when there is none
     * @param requestId chosen by this pod, safe in a page
     */
    public static ErrorPage of(EdgeError error, String accept, String requestId) {
        return accept.contains("text/html")
                ? new ErrorPage("text/html;charset=UTF-8", html(error, requestId))
                : new ErrorPage(
                        "text/plain;charset=UTF-8",
                        "error code: %d\nrequest id: %s\n".formatted(error.code(), requestId));
    }

    private static String html(EdgeError error, String requestId) {
        return HTML.replace("{{title}}", error.title())
                .replace("{{explanation}}", error.explanation())
                .replace("{{code}}", Integer.toString(error.code()))
                .replace("{{request}}", requestId);
    }

    private static String read(String file) {
        try (InputStream in = ErrorPage.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException("no file " + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

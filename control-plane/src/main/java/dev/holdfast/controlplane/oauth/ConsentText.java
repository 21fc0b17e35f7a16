package dev.holdfast.controlplane.oauth;

import static dev.holdfast.controlplane.web.HtmlPage.escaped;

import java.util.stream.Collectors;

/** What a user is asked before a program may act for them. */
final class ConsentText {
    private ConsentText() {}

    static String of(String email, Scopes scopes) {
        String permissions = scopes.permissions().stream()
                .map(each -> "<li>" + escaped(each.title()) + "</li>")
                .collect(Collectors.joining());
        return """
                <p>You are signed in as <strong>%s</strong>. In all your accounts, as far as your roles there go, Wrangler asks for:</p>
                <ul>%s</ul>
                """.formatted(escaped(email), permissions);
    }
}

package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.ExchangeMessage;
import dev.holdfast.link.message.Headers;
import dev.holdfast.link.message.Target;

/**
 * What a sandbox may say in the head of a request or a response. The runtime inside of it refuses the rest by name; but
 * a program that takes its own built-ins apart can get past that, so what goes on from here is checked again.
 */
final class HeadRules {
    /** As the runtime has it, in characters. */
    private static final int MOST_HEADERS = 131_072;

    private static final int MOST_STATUS_TEXT = 4096;

    private HeadRules() {}

    /**
     * Whether its fields can be sent to whom it is for. What is for code of the platform may tell {@code request.cf}.
     */
    static boolean allow(ExchangeMessage.Request request) {
        return switch (request.target()) {
            case Target.AnyObject _, Target.Service _, Target.PlacedObject _, Target.Worker _ ->
                areSendable(request.headers(), Headers.CF);
            case Target.Outside _ -> areSendable(request.headers());
            case Target.Cache target ->
                areSendable(request.headers())
                        && target.kept()
                                .map(kept -> areSendable(kept.headers()))
                                .orElse(true);
        };
    }

    /** Whether it can be sent to a client; it may tell that its body has its coding already. */
    static boolean allow(ExchangeMessage.Response response) {
        return areSendable(response.headers(), Headers.ENCODED) && isSendable(response.statusText());
    }

    /** Whether these can be fields of a response. */
    static boolean areSendable(Headers headers) {
        return headers.packed().length() <= MOST_HEADERS && headers.areWellFormed();
    }

    private static boolean areSendable(Headers headers, String orFirst) {
        return headers.packed().length() <= MOST_HEADERS && headers.areWellFormed(orFirst);
    }

    private static boolean isSendable(String statusText) {
        return statusText.length() <= MOST_STATUS_TEXT
                && statusText.chars().noneMatch(character -> character == '\r' || character == '\n' || character == 0);
    }
}

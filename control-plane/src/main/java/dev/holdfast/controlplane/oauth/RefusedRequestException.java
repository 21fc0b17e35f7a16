package dev.holdfast.controlplane.oauth;

import java.net.URI;

/** A program asked for something wrong, and is told so at its own address. */
final class RefusedRequestException extends RuntimeException {
    private final transient URI answer;

    RefusedRequestException(URI answer) {
        super("refused at " + answer.getHost());
        this.answer = answer;
    }

    URI answer() {
        return answer;
    }
}

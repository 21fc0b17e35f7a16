package dev.holdfast.controlplane.upload;

import java.nio.charset.StandardCharsets;

/**
 * One part of a multipart body.
 *
 * @param name exactly as sent, never taken for a path
 * @param contentType without parameters, lower case; empty if the part has none
 * @param fullContentType as it was sent; empty if the part has none
 */
public record Part(String name, String contentType, String fullContentType, byte[] content) {
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}

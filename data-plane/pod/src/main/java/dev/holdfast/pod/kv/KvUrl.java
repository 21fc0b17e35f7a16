package dev.holdfast.pod.kv;

import dev.holdfast.kv.KvException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the URL of a question says.
 *
 * @param path decoded, without its leading slash
 */
record KvUrl(String path, Map<String, String> parameters) {
    private static final int MALFORMED = 400;

    /** @throws KvException when it is not of the form {@code scheme://host/path?name=value} with UTF-8 in it */
    static KvUrl parse(String url) {
        int host = url.indexOf("://");
        int path = host < 0 ? -1 : url.indexOf('/', host + 3);
        if (path < 0) {
            throw new KvException(MALFORMED, "Malformed URL");
        }
        int query = url.indexOf('?', path);
        Map<String, String> parameters = new HashMap<>();
        if (query >= 0) {
            for (String pair : url.substring(query + 1).split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    parameters.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new KvUrl(decoded(url.substring(path + 1, query < 0 ? url.length() : query)), parameters);
    }

    Optional<String> parameter(String name) {
        return Optional.ofNullable(parameters.get(name));
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0) {
            return text;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character == '%') {
                bytes.write(hex(text, i + 1) * 16 + hex(text, i + 2));
                i += 2;
            } else {
                bytes.writeBytes(String.valueOf(character).getBytes(StandardCharsets.UTF_8));
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw undecodable();
        }
    }

    private static int hex(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw undecodable();
        }
        return digit;
    }

    private static KvException undecodable() {
        return new KvException(MALFORMED, "Could not URL-decode key name");
    }
}

package dev.holdfast.pod.assets.rules;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What of a request's URL decides which file answers.
 *
 * @param host without port, in lower case
 * @param path as it was sent, at least a slash
 * @param search with its question mark; empty for none
 */
record AssetUrl(String host, String path, String search) {
    private static final String UNRESERVED = "-_.!~*'()";

    static AssetUrl parse(String url) {
        int begin = url.indexOf("://") < 0 ? 0 : url.indexOf("://") + 3;
        int fragment = url.indexOf('#', begin);
        String plain = fragment < 0 ? url : url.substring(0, fragment);
        int query = plain.indexOf('?', begin);
        String search = query < 0 ? "" : plain.substring(query);
        String rest = query < 0 ? plain.substring(begin) : plain.substring(begin, query);
        int slash = rest.indexOf('/');
        String authority = slash < 0 ? rest : rest.substring(0, slash);
        return new AssetUrl(
                authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT),
                slash < 0 ? "/" : rest.substring(slash),
                search.length() == 1 ? "" : search);
    }

    /** Every segment decoded, where that is possible; several slashes are one. */
    static String decoded(String path) {
        return segments(path, AssetUrl::decodedSegment).replaceAll("/+", "/");
    }

    /** Every segment encoded in the one way in which it is served. */
    static String encoded(String path) {
        return segments(path, AssetUrl::encodedSegment);
    }

    private static String segments(String path, UnaryOperator<String> change) {
        return Arrays.stream(path.split("/", -1)).map(change).collect(Collectors.joining("/"));
    }

    private static String decodedSegment(String segment) {
        if (segment.indexOf('%') < 0) {
            return segment;
        }
        byte[] text = segment.getBytes(StandardCharsets.UTF_8);
        ByteBuffer bytes = ByteBuffer.allocate(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '%') {
                bytes.put(text[i]);
            } else if (i + 2 < text.length && HexFormat.isHexDigit(text[i + 1]) && HexFormat.isHexDigit(text[i + 2])) {
                bytes.put((byte) (HexFormat.fromHexDigit(text[i + 1]) * 16 + HexFormat.fromHexDigit(text[i + 2])));
                i += 2;
            } else {
                return segment;
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            return segment;
        }
    }

    private static String encodedSegment(String segment) {
        StringBuilder encoded = new StringBuilder(segment.length());
        for (byte each : segment.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (each & 0xff);
            if (character < 128 && (Character.isLetterOrDigit(character) || UNRESERVED.indexOf(character) >= 0)) {
                encoded.append(character);
            } else {
                encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(each));
            }
        }
        return encoded.toString();
    }
}

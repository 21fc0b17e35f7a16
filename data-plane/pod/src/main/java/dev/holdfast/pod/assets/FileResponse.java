package dev.holdfast.pod.assets;

import dev.holdfast.contract.AssetFile;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.body.ByteRange;
import dev.holdfast.pod.exchange.RequestHead;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a response with a file, and which part of the file follows.
 *
 * @param fields without those of the rules
 * @param begin of the part
 * @param end of the part, exclusive
 */
record FileResponse(int status, String text, Headers fields, int begin, int end) {
    private static final Pattern COMPRESSIBLE =
            Pattern.compile("(?i)(text/|application/(javascript|json|xml|wasm|manifest"
                    + "|x-javascript|ld\\+json|rss|atom)|image/svg\\+xml|font/(ttf|otf)|[^;]*\\+(xml|json)).*");
    private static final int LEAST_COMPRESSED = 1024;

    /** @param forClient whether it goes to a client outside, for which it may be compressed */
    static FileResponse of(AssetFile file, int status, RequestHead head, boolean forClient) {
        Optional<ByteRange> range = status == 200 && head.method().equals("GET") ? range(file, head) : Optional.empty();
        boolean compressed = forClient && range.isEmpty() && isCompressed(file, head);
        String tag = "\"" + file.hash() + "\"";
        Headers fields = new Headers("etag\n" + (compressed ? "W/" : "") + tag);
        if (!file.contentType().isEmpty()) {
            fields = fields.with("content-type", file.contentType());
        }
        if (head.headers().first("authorization").isEmpty()
                && head.headers().first("range").isEmpty()) {
            fields = fields.with("cache-control", "public, max-age=0, must-revalidate");
        }
        if (head.headers()
                .joined("if-none-match")
                .filter(tags -> matches(tags, tag))
                .isPresent()) {
            return new FileResponse(304, "Not Modified", fields, 0, 0);
        }
        if (compressed) {
            fields = fields.with("content-encoding", "gzip").with("vary", "accept-encoding");
        }
        if (range.isPresent()) {
            int first = range.get().first();
            int last = range.get().last();
            fields = fields.with("content-range", "bytes %d-%d/%d".formatted(first, last, file.size()));
            return new FileResponse(206, "Partial Content", fields, first, last + 1);
        }
        return new FileResponse(status, status == 200 ? "OK" : "Not Found", fields, 0, file.size());
    }

    /** How the part is announced. */
    Body announced() {
        return begin == end ? new Body.None() : new Body.Streamed(end - begin);
    }

    private static Optional<ByteRange> range(AssetFile file, RequestHead head) {
        boolean isOfThis = head.headers()
                .first("if-range")
                .map(tag -> tag.equals("\"" + file.hash() + "\""))
                .orElse(true);
        return isOfThis
                ? head.headers().first("range").flatMap(text -> ByteRange.parse(text, file.size()))
                : Optional.empty();
    }

    private static boolean isCompressed(AssetFile file, RequestHead head) {
        return file.size() >= LEAST_COMPRESSED
                && head.method().equals("GET")
                && COMPRESSIBLE.matcher(file.contentType()).matches()
                && head.headers()
                        .joined("accept-encoding")
                        .filter(text -> Arrays.stream(text.split(",", -1))
                                .map(String::strip)
                                .anyMatch(coding -> coding.equals("gzip")
                                        || (coding.startsWith("gzip;") && !coding.matches("gzip;\\s*q=0(\\.0*)?"))))
                        .isPresent();
    }

    private static boolean matches(String tags, String tag) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }
}

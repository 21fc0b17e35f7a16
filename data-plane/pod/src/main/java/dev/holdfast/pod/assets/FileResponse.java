package dev.holdfast.pod.assets;

import dev.holdfast.contract.AssetFile;
import dev.holdfast.link.message.Body;
import dev.holdfast.link.message.Headers;
import dev.holdfast.pod.body.ByteRange;
import dev.holdfast.pod.exchange.RequestHead;
import dev.holdfast.pod.exchange.ResponseHead;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The head of a response with a file, and which part of the file follows.
 *
 * @param fields without those of the rules
 * @param begin of the part
 * @param end of the part, exclusive
 * @param mayBeBrotli whether the client would rather have the file compressed with brotli
 */
record FileResponse(int status, String text, Headers fields, int begin, int end, boolean mayBeBrotli) {
    private static final Pattern COMPRESSIBLE =
            Pattern.compile("(?i)(text/|application/(javascript|json|xml|wasm|manifest"
                    + "|x-javascript|ld\\+json|rss|atom)|image/svg\\+xml|font/(ttf|otf)|[^;]*\\+(xml|json)).*");
    private static final Pattern NOT_AT_ALL = Pattern.compile("[^;]*;\\s*q=0(\\.0*)?");
    private static final int LEAST_COMPRESSED = 1024;
    private static final String CONTENT_ENCODING = "content-encoding";

    /** @param forClient whether it goes to a client outside, for which it may be compressed */
    static FileResponse of(AssetFile file, int status, RequestHead head, boolean forClient) {
        Optional<ByteRange> range = status == 200 && head.method().equals("GET") ? range(file, head) : Optional.empty();
        boolean compressible = forClient && range.isEmpty() && isCompressible(file, head);
        boolean compressed = compressible && accepts(head, "gzip");
        boolean brotli = compressible && accepts(head, "br");
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
            return new FileResponse(304, "Not Modified", fields, 0, 0, false);
        }
        if (compressible) {
            fields = fields.with("vary", "accept-encoding");
        }
        if (compressed) {
            fields = fields.with(CONTENT_ENCODING, "gzip");
        }
        if (range.isPresent()) {
            int first = range.get().first();
            int last = range.get().last();
            fields = fields.with("content-range", "bytes %d-%d/%d".formatted(first, last, file.size()));
            return new FileResponse(206, "Partial Content", fields, first, last + 1, false);
        }
        return new FileResponse(status, status == 200 ? "OK" : "Not Found", fields, 0, file.size(), brotli);
    }

    /** The same with the file compressed with brotli. */
    FileResponse inBrotli(byte[] compressed) {
        Headers coded = fields.with(CONTENT_ENCODING, "br")
                .with("etag", weak(fields.first("etag").orElseThrow()));
        return new FileResponse(status, text, coded, 0, compressed.length, false);
    }

    private static String weak(String tag) {
        return tag.startsWith("W/") ? tag : "W/" + tag;
    }

    /**
     * With the fields that the site adds. Only a file that is to be compressed with gzip gets its coding on the way;
     * the others are what they say.
     */
    ResponseHead head(Headers all, Body body) {
        boolean isPlain = fields.first(CONTENT_ENCODING).filter("gzip"::equals).isPresent();
        return new ResponseHead(status, text, all, body, !isPlain);
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

    private static boolean isCompressible(AssetFile file, RequestHead head) {
        return file.size() >= LEAST_COMPRESSED
                && head.method().equals("GET")
                && COMPRESSIBLE.matcher(file.contentType()).matches();
    }

    private static boolean accepts(RequestHead head, String coding) {
        return head.headers()
                .joined("accept-encoding")
                .filter(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .anyMatch(each -> each.equals(coding)
                                || (each.startsWith(coding + ";")
                                        && !NOT_AT_ALL.matcher(each).matches())))
                .isPresent();
    }

    private static boolean matches(String tags, String tag) {
        return Arrays.stream(tags.split(",", -1))
                .map(String::strip)
                .anyMatch(each -> each.equals("*") || each.equals(tag) || each.equals("W/" + tag));
    }
}

package dev.holdfast.controlplane.upload;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a {@code multipart/form-data} body apart (RFC 7578) without changing a byte of any part: names keep a leading
 * {@code ./}, line ends stay, parts need no content type.
 */
public final class MultipartBody {
    private static final Pattern BOUNDARY =
            Pattern.compile("boundary=(?:\"([^\"]{1,70})\"|([^\\s;\"]{1,70}))", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME = Pattern.compile(";\\s*name=\"([^\"]*)\"", Pattern.CASE_INSENSITIVE);
    private static final int MOST_PARTS = 1000;
    private static final int LONGEST_HEADERS = 16 * 1024;
    private static final byte[] BLANK_LINE = "\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final byte[] body;
    private final byte[] delimiter;

    private MultipartBody(byte[] body, String boundary) {
        this.body = body;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
    }

    /** @throws ApiException if this is no multipart body, or one that is not well formed */
    public static List<Part> read(String contentType, byte[] body) {
        Matcher boundary = BOUNDARY.matcher(contentType);
        if (!contentType.toLowerCase(Locale.ROOT).startsWith("multipart/form-data") || !boundary.find()) {
            throw invalid("The upload must be multipart/form-data with a boundary");
        }
        return new MultipartBody(body, boundary.group(1) == null ? boundary.group(2) : boundary.group(1)).parts();
    }

    private List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int at = firstDelimiter();
        while (!isLast(at)) {
            int start = afterLine(at);
            int end = indexOf(delimiter, start - 2, body.length);
            if (end < 0) {
                throw invalid("The multipart body ends in the middle of a part");
            }
            parts.add(part(start, end));
            if (parts.size() > MOST_PARTS) {
                throw invalid("The upload has more than %d parts".formatted(MOST_PARTS));
            }
            at = end + delimiter.length;
        }
        return parts;
    }

    /** The position after the first delimiter, which may stand at the very beginning without a line before it. */
    private int firstDelimiter() {
        int bare = delimiter.length - 2;
        if (Arrays.equals(body, 0, Math.min(bare, body.length), delimiter, 2, delimiter.length)) {
            return bare;
        }
        int found = indexOf(delimiter, 0, body.length);
        if (found < 0) {
            throw invalid("The multipart body does not contain its boundary");
        }
        return found + delimiter.length;
    }

    private boolean isLast(int afterDelimiter) {
        return afterDelimiter + 1 < body.length && body[afterDelimiter] == '-' && body[afterDelimiter + 1] == '-';
    }

    private int afterLine(int afterDelimiter) {
        int at = afterDelimiter;
        while (at < body.length && (body[at] == ' ' || body[at] == '\t')) {
            at++;
        }
        if (at + 1 >= body.length || body[at] != '\r' || body[at + 1] != '\n') {
            throw invalid("A boundary of the multipart body is not followed by a line end");
        }
        return at + 2;
    }

    private Part part(int start, int end) {
        int blank = indexOf(BLANK_LINE, start, Math.min(end + 2, start + LONGEST_HEADERS));
        if (blank < 0) {
            throw invalid("A part of the multipart body has no end of its headers");
        }
        String name = "";
        String type = "";
        for (String line : new String(body, start, blank - start, StandardCharsets.UTF_8).split("\r\n")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-disposition:")) {
                name = nameIn(line);
            } else if (lower.startsWith("content-type:")) {
                type = line.substring("content-type:".length()).strip();
            }
        }
        if (name.isEmpty()) {
            throw invalid("A part of the multipart body has no name");
        }
        int from = blank + BLANK_LINE.length;
        String bare = type.toLowerCase(Locale.ROOT).replaceFirst(";.*", "").strip();
        return new Part(name, bare, type, Arrays.copyOfRange(body, Math.min(from, end), end));
    }

    /** Browsers and undici escape quotes and line ends in names with per cent signs (WHATWG form data). */
    private static String nameIn(String disposition) {
        Matcher name = NAME.matcher(disposition);
        if (!name.find()) {
            return "";
        }
        return name.group(1).replace("%22", "\"").replace("%0D", "\r").replace("%0A", "\n");
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (int i = from; i <= to - wanted.length; i++) {
            if (body[i] == wanted[0] && Arrays.equals(body, i, i + wanted.length, wanted, 0, wanted.length)) {
                return i;
            }
        }
        return -1;
    }

    private static ApiException invalid(String message) {
        return new ApiException(ErrorCause.UPLOAD_INVALID, message);
    }
}

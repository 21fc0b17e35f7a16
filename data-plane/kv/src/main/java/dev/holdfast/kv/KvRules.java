package dev.holdfast.kv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The limits of Workers KV, with its texts. https://developers.cloudflare.com/kv/platform/limits/
 *
 * <p>What programs and clients give arrives as text; each method answers it checked, or throws {@link KvException}.
 */
public final class KvRules {
    /** Bytes of a value. */
    public static final int MOST_VALUE = 25 * 1024 * 1024;

    /** Keys in one page of a list. */
    public static final int MOST_LISTED = 1000;

    /** Keys that are read at once. */
    public static final int MOST_READ = 100;

    /** Bytes of what is read at once. */
    public static final int MOST_READ_BYTES = 25 * 1024 * 1024;

    private static final int MOST_KEY = 512;
    private static final int MOST_METADATA = 1024;
    private static final long LEAST_TTL = 60;
    private static final long LEAST_CACHE_TTL = 30;

    /** What {@code EXPIREAT} takes, by far. */
    private static final long MOST_EXPIRATION = 1L << 40;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private KvRules() {}

    public static String key(String key) {
        if (key.isEmpty()) {
            throw new KvException(400, "Key names must not be empty");
        }
        if (key.equals(".") || key.equals("..")) {
            throw new KvException(400, "Illegal key name \"%s\". Please use a different name.".formatted(key));
        }
        return bounded(key);
    }

    static String prefix(String prefix) {
        return bounded(prefix);
    }

    private static String bounded(String key) {
        int length = key.getBytes(StandardCharsets.UTF_8).length;
        if (length > MOST_KEY) {
            throw new KvException(
                    414, "UTF-8 encoded length of %d exceeds key length limit of %d.".formatted(length, MOST_KEY));
        }
        return key;
    }

    /** @param json absent, empty or {@code null}: there is none */
    public static Optional<String> metadata(Optional<String> json) {
        Optional<String> given = json.filter(text -> !text.isBlank() && !text.equals("null"));
        given.ifPresent(text -> {
            int length = text.getBytes(StandardCharsets.UTF_8).length;
            if (length > MOST_METADATA) {
                throw new KvException(
                        413, "Metadata length of %d exceeds limit of %d.".formatted(length, MOST_METADATA));
            }
            try {
                JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new KvException(400, "Metadata must be valid JSON");
            }
        });
        return given;
    }

    /** @return the refusal of a value that is too long */
    public static KvException valueTooLong(long length) {
        return new KvException(413, "Value length of %d exceeds limit of %d.".formatted(length, MOST_VALUE));
    }

    /**
     * When a value is to go; a time to live wins.
     *
     * @param nowSeconds since the epoch
     */
    public static OptionalLong expiration(Optional<String> expiration, Optional<String> ttl, long nowSeconds) {
        if (ttl.isPresent()) {
            long seconds = number(ttl.get()).orElse(0);
            if (seconds <= 0) {
                throw new KvException(
                        400,
                        "Invalid expiration_ttl of %s. Please specify integer greater than 0."
                                .formatted(shown(ttl.get())));
            }
            if (seconds < LEAST_TTL) {
                throw new KvException(
                        400,
                        "Invalid expiration_ttl of %s. Expiration TTL must be at least %d."
                                .formatted(shown(ttl.get()), LEAST_TTL));
            }
            return OptionalLong.of(Math.min(nowSeconds + Math.min(seconds, MOST_EXPIRATION), MOST_EXPIRATION));
        }
        return expiration.isPresent() ? OptionalLong.of(at(expiration.get(), nowSeconds)) : OptionalLong.empty();
    }

    private static long at(String expiration, long nowSeconds) {
        long seconds = number(expiration).orElse(0);
        if (seconds <= nowSeconds) {
            throw new KvException(
                    400,
                    ("Invalid expiration of %s. Please specify integer greater than the current number of seconds"
                                    + " since the UNIX epoch.")
                            .formatted(shown(expiration)));
        }
        if (seconds < nowSeconds + LEAST_TTL) {
            throw new KvException(
                    400,
                    "Invalid expiration of %s. Expiration times must be at least %d seconds in the future."
                            .formatted(shown(expiration), LEAST_TTL));
        }
        return Math.min(seconds, MOST_EXPIRATION);
    }

    /** How many keys a list may have; absent: as many as it can. */
    public static int limit(Optional<String> limit) {
        if (limit.isEmpty()) {
            return MOST_LISTED;
        }
        long wanted = number(limit.get()).orElse(0);
        if (wanted < 1) {
            throw new KvException(
                    400,
                    "Invalid key_count_limit of %s. Please specify an integer greater than 0."
                            .formatted(shown(limit.get())));
        }
        if (wanted > MOST_LISTED) {
            throw new KvException(
                    400,
                    "Invalid key_count_limit of %s. Please specify an integer less than %d."
                            .formatted(shown(limit.get()), MOST_LISTED));
        }
        return Math.toIntExact(wanted);
    }

    /** Checks for how long a reader would like to see what it has seen; reads are always fresh. */
    public static void cacheTtl(Optional<String> ttl) {
        if (ttl.isPresent() && number(ttl.get()).orElse(0) < LEAST_CACHE_TTL) {
            throw new KvException(
                    400,
                    "Invalid cache_ttl of %s. Cache TTL must be at least %d."
                            .formatted(shown(ttl.get()), LEAST_CACHE_TTL));
        }
    }

    private static OptionalLong number(String text) {
        try {
            return OptionalLong.of(Long.parseLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Part of a text that goes into a status line. */
    private static String shown(String text) {
        return text.codePoints().limit(40).allMatch(point -> point > 31 && point < 127)
                ? text.substring(0, Math.min(40, text.length()))
                : "?";
    }
}

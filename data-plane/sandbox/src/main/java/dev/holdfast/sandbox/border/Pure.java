package dev.holdfast.sandbox.border;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;

/** Host functions that only compute. */
final class Pure {
    private static final int MOST_RANDOM_BYTES = 65536;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Pure() {}

    static byte[] utf8Encode(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static byte[] randomBytes(int count) {
        if (count < 1 || count > MOST_RANDOM_BYTES) {
            throw new BorderException("argument 0 is out of range");
        }
        byte[] bytes = new byte[count];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + Math.floor(now.getNano() / 1e3) / 1e3;
    }
}

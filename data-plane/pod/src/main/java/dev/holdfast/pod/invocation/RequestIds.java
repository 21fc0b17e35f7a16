package dev.holdfast.pod.invocation;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;

/** Ids of requests: shown to clients, passed to workers, found in logs. */
public final class RequestIds {
    private RequestIds() {}

    public static String next() {
        return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }
}

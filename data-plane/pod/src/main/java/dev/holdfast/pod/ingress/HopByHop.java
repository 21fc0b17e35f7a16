package dev.holdfast.pod.ingress;

import java.util.Set;

/** Header fields that concern one connection only and are never passed on. */
public final class HopByHop {
    private static final Set<String> NAMES = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    private HopByHop() {}

    /** @param name in lower case */
    public static boolean contains(String name) {
        return NAMES.contains(name);
    }
}

package dev.holdfast.pod.coding;

import com.aayushatharva.brotli4j.Brotli4jLoader;

/** Whether the library has code for this machine; without it, bodies in brotli pass as they are, both ways. */
final class Brotli {
    private Brotli() {}

    static boolean isAvailable() {
        return Brotli4jLoader.isAvailable();
    }
}

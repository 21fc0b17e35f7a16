package dev.holdfast.controlplane.asset;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.apache.commons.codec.digest.Blake3;

/** The name of a static file's content: 32 hex digits of BLAKE3 over its base64 and its path's extension. */
final class AssetHash {
    private static final int BYTES = 16;

    private AssetHash() {}

    static String of(byte[] content, String path) {
        Blake3 hasher = Blake3.initHash();
        hasher.update(Base64.getEncoder().encode(content));
        hasher.update(extension(path).getBytes(StandardCharsets.UTF_8));
        return HexFormat.of().formatHex(Arrays.copyOf(hasher.doFinalize(32), BYTES));
    }

    /** Without its dot; a name that only begins with a dot has none. */
    private static String extension(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot <= 0 ? "" : name.substring(dot + 1);
    }
}

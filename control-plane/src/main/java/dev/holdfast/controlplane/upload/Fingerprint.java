package dev.holdfast.controlplane.upload;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Tells an upload that is sent again from another one. */
final class Fingerprint {
    private Fingerprint() {}

    /** A hash over every byte of the metadata and of all files, and over their names and types. */
    static String of(String metadata, List<UploadedModule> modules) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, metadata.getBytes(StandardCharsets.UTF_8));
            for (UploadedModule module : modules) {
                add(digest, module.name().getBytes(StandardCharsets.UTF_8));
                add(digest, module.contentType().getBytes(StandardCharsets.UTF_8));
                add(digest, module.content());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, byte[] bytes) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}

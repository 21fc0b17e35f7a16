package dev.holdfast.pod.socket;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts UTF-8 between characters: what is cut off in the middle of one is kept for later. */
final class Utf8Boundary {
    private static final int LONGEST = 4;

    private byte[] rest = new byte[0];

    /** The text up to its last whole character; all of it when nothing follows. */
    String whole(byte[] bytes, boolean last) {
        int end = last ? bytes.length : endOfLastCharacter(bytes);
        rest = Arrays.copyOfRange(bytes, end, bytes.length);
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    /** What was kept, followed by these bytes. */
    byte[] withRest(byte[] bytes) {
        if (rest.length == 0) {
            return bytes;
        }
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        rest = new byte[0];
        return all;
    }

    private static int endOfLastCharacter(byte[] bytes) {
        for (int back = 1; back <= Math.min(LONGEST, bytes.length); back++) {
            int lead = bytes[bytes.length - back] & 0xFF;
            if ((lead & 0xC0) != 0x80) {
                return lengthOf(lead) > back ? bytes.length - back : bytes.length;
            }
        }
        return bytes.length;
    }

    private static int lengthOf(int lead) {
        if (lead >= 0xF0) {
            return 4;
        }
        if (lead >= 0xE0) {
            return 3;
        }
        return lead >= 0xC0 ? 2 : 1;
    }
}

package dev.holdfast.sandbox.border;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Map;

/**
 * Decodes the multi-byte encodings of the Encoding standard, by the JDK's charsets that come nearest to them. Without
 * memory: what a piece leaves over is given again with the next.
 */
final class LegacyText {
    private static final Map<String, String> CHARSETS = Map.of(
            "gbk", "GB18030",
            "gb18030", "GB18030",
            "big5", "Big5-HKSCS",
            "euc-jp", "EUC-JP",
            "iso-2022-jp", "ISO-2022-JP",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949");

    private LegacyText() {}

    /**
     * Decodes a piece.
     *
     * @param encoding the encoding's name in the standard, in lower case
     * @param last whether no more will come: then nothing is left over
     * @return the number of bytes left over at the end, as a character, and the text
     */
    static String decode(byte[] bytes, String encoding, boolean fatal, boolean last) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CodingErrorAction action = fatal ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
        CharsetDecoder decoder =
                charset(encoding).newDecoder().onMalformedInput(action).onUnmappableCharacter(action);
        CharBuffer out = CharBuffer.allocate(bytes.length * 2 + 1);
        require(decoder.decode(in, out, last));
        if (last) {
            require(decoder.flush(out));
        }
        return (char) in.remaining() + out.flip().toString();
    }

    private static void require(CoderResult result) {
        if (!result.isUnderflow()) {
            throw new BorderException("The encoded data was not valid.");
        }
    }

    private static Charset charset(String encoding) {
        String name = CHARSETS.get(encoding);
        if (name == null) {
            throw new BorderException("no such encoding");
        }
        return Charset.forName(name);
    }
}

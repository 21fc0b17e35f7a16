package dev.holdfast.sandbox.border;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.Map;

/**
 * Decodes the multi-byte encodings of the Encoding standard, by the JDK's charsets that come nearest to them: of the
 * two-byte sequences that the standard knows 99 % and more have the same character. Without memory: what a piece leaves
 * over is given again with the next.
 */
final class LegacyText {
    private static final Map<String, String> CHARSETS = Map.of(
            "gbk", "GB18030",
            "gb18030", "GB18030",
            "big5", "Big5-HKSCS",
            "euc-jp", "x-eucJP-Open",
            "iso-2022-jp", "x-windows-iso2022jp",
            "shift_jis", "windows-31j",
            "euc-kr", "x-windows-949");

    /** Signs of EUC-JP that the JDK takes from another table than the standard, and what they are there. */
    private static final String EUC_JP_SIGNS = "\u2014\u301c\u2016\u2212\u00a2\u00a3\u00ac";

    private static final String STANDARD_SIGNS = "\u2015\uff5e\u2225\uff0d\uffe0\uffe1\uffe2";

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
        String text = out.flip().toString();
        return (char) in.remaining() + (encoding.equals("euc-jp") ? withStandardSigns(text) : text);
    }

    private static String withStandardSigns(String text) {
        StringBuilder standard = new StringBuilder(text);
        for (int i = 0; i < standard.length(); i++) {
            int sign = EUC_JP_SIGNS.indexOf(standard.charAt(i));
            if (sign >= 0) {
                standard.setCharAt(i, STANDARD_SIGNS.charAt(sign));
            }
        }
        return standard.toString();
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

package dev.holdfast.sandbox.object;

import java.util.Comparator;
import java.util.Optional;

/** Order of storage keys: by the unsigned bytes of UTF-8, which is the order of code points. */
public final class KeyOrder {
    /** Compares by code points; differs from {@link String#compareTo} where surrogates meet U+E000 and above. */
    public static final Comparator<String> COMPARATOR = KeyOrder::compare;

    private KeyOrder() {}

    /** The least text greater than every text with this prefix; empty when there is none. */
    public static Optional<String> afterPrefix(String prefix) {
        int end = prefix.length();
        while (end > 0) {
            int last = prefix.codePointBefore(end);
            int start = end - Character.charCount(last);
            if (last < Character.MAX_CODE_POINT) {
                return Optional.of(prefix.substring(0, start) + Character.toString(next(last)));
            }
            end = start;
        }
        return Optional.empty();
    }

    private static int next(int codePoint) {
        return codePoint + 1 == Character.MIN_SURROGATE ? Character.MAX_SURROGATE + 1 : codePoint + 1;
    }

    private static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return rank(x) - rank(y);
            }
        }
        return a.length() - b.length();
    }

    /** Surrogates stand for code points above all that fit into one char. */
    private static int rank(char c) {
        return Character.isSurrogate(c) ? c + 0x10000 : c;
    }
}

package dev.holdfast.pod.trace;

/**
 * URLs as traces show them: runs of letters, digits and {@code + - _} that look like a secret are not shown. These are
 * hexadecimal numbers of at least 32 digits, what may be base64 of 21 characters with two capital letters, two small
 * ones and two digits at least, and numbers of payment cards: 13 to 19 digits that end with the right check digit. The
 * rule is that of Workers' tail events ({@code redactUrl} in workerd's {@code api/util.h}).
 */
final class UrlRedaction {
    private static final int SHORTEST_HEX = 32;
    private static final int SHORTEST_BASE64 = 21;
    private static final int LEAST_OF_EACH = 2;
    private static final int SHORTEST_CARD = 13;
    private static final int LONGEST_CARD = 19;

    private UrlRedaction() {}

    static String shown(String url) {
        StringBuilder shown = new StringBuilder(url.length());
        int start = 0;
        for (int end = 0; end <= url.length(); end++) {
            if (end == url.length() || !isOfRun(url.charAt(end))) {
                shown.append(isSecret(url, start, end) ? Redaction.REDACTED : url.substring(start, end));
                if (end < url.length()) {
                    shown.append(url.charAt(end));
                }
                start = end + 1;
            }
        }
        return shown.toString();
    }

    private static boolean isSecret(String url, int start, int end) {
        int hex = 0;
        int digits = 0;
        int capitals = 0;
        int small = 0;
        int others = 0;
        for (int i = start; i < end; i++) {
            char c = url.charAt(i);
            boolean isHex = isHex(c);
            hex += isHex ? 1 : 0;
            others += !isHex && !isSeparator(c) ? 1 : 0;
            digits += isDigit(c) ? 1 : 0;
            capitals += isCapital(c) ? 1 : 0;
            small += isSmall(c) ? 1 : 0;
        }
        return (hex >= SHORTEST_HEX && others == 0)
                || (end - start >= SHORTEST_BASE64
                        && digits >= LEAST_OF_EACH
                        && capitals >= LEAST_OF_EACH
                        && small >= LEAST_OF_EACH)
                || (digits >= SHORTEST_CARD
                        && digits <= LONGEST_CARD
                        && capitals + small == 0
                        && hasCheckDigit(url, start, end));
    }

    /** By Luhn's formula: every second digit from the right counts twice, as the sum of its own digits. */
    private static boolean hasCheckDigit(String url, int start, int end) {
        int sum = 0;
        boolean twice = false;
        for (int i = end - 1; i >= start; i--) {
            if (isDigit(url.charAt(i))) {
                int value = (url.charAt(i) - '0') * (twice ? 2 : 1);
                sum += value / 10 + value % 10;
                twice = !twice;
            }
        }
        return sum % 10 == 0;
    }

    private static boolean isOfRun(char c) {
        return isDigit(c) || isCapital(c) || isSmall(c) || isSeparator(c);
    }

    private static boolean isSeparator(char c) {
        return c == '+' || c == '-' || c == '_';
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static boolean isSmall(char c) {
        return c >= 'a' && c <= 'z';
    }

    private static boolean isHex(char c) {
        return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
    }
}

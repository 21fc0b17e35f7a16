package dev.holdfast.pod.sandbox;

/** Makes what a sandbox said fit for the pod's own log: one line, of bounded length. */
final class ForLog {
    private static final int MOST_CHARS = 500;

    private ForLog() {}

    static String line(String text) {
        String head = text.length() <= MOST_CHARS ? text : text.substring(0, MOST_CHARS) + "…";
        return head.codePoints()
                .map(point -> Character.isISOControl(point) ? ' ' : point)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}

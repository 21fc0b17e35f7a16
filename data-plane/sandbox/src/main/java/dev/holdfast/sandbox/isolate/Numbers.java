package dev.holdfast.sandbox.isolate;

/** Numbers that this end of the link chooses; they carry the version to which the answer belongs. */
public final class Numbers {
    private static final int SHIFT = 32;
    private static final long MASK = (1L << SHIFT) - 1;

    private Numbers() {}

    /** An odd number for an exchange that a sandbox opens. */
    static long exchange(int version, long sequence) {
        return ((long) version << SHIFT) | (((sequence << 1) | 1) & MASK);
    }

    /** A number for a storage operation. */
    static long operation(int version, long sequence) {
        return ((long) version << SHIFT) | (sequence & MASK);
    }

    /** What was numbered later has the greater one, within a version. */
    static long sequence(long operation) {
        return operation & MASK;
    }

    /** Whose exchange or operation it is. */
    public static int version(long number) {
        return (int) (number >>> SHIFT);
    }

    /** Whether a sandbox opened the exchange. */
    public static boolean isOurs(long exchange) {
        return (exchange & 1) == 1;
    }
}

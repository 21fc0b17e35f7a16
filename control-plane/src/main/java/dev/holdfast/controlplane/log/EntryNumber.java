package dev.holdfast.controlplane.log;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The id of an entry in a Redis stream, milliseconds and a counter within them, as one number of the same order. There
 * is room for a million entries in a millisecond, until the year 2248.
 */
final class EntryNumber {
    private static final Pattern ID = Pattern.compile("([0-9]{1,13})-([0-9]{1,7})");
    private static final int COUNTER_BITS = 20;

    private EntryNumber() {}

    /** @throws IllegalArgumentException if Redis gave no such id by itself */
    static long of(String id) {
        Matcher parts = ID.matcher(id);
        if (!parts.matches()) {
            throw new IllegalArgumentException("no id of an entry: " + id);
        }
        long counter = Long.parseLong(parts.group(2));
        if (counter >= 1L << COUNTER_BITS) {
            throw new IllegalArgumentException("too many entries in one millisecond: " + id);
        }
        return Math.addExact(Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << COUNTER_BITS), counter);
    }

    /** The id that has this number. */
    static String id(long number) {
        return millis(number) + "-" + (number & ((1L << COUNTER_BITS) - 1));
    }

    /** When the entry came, in milliseconds since the epoch. */
    static long millis(long number) {
        return number >> COUNTER_BITS;
    }
}

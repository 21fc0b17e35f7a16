package dev.holdfast.pod.storage;

/**
 * What is stored of an alarm besides when it runs next.
 *
 * @param dueMillis as it was set, since the epoch
 * @param setBy number of the object's commit that set it: tells it from any other alarm of the object
 * @param retries failures of its script so far
 * @param backOff how often the pause before the next run has doubled
 * @param lastCounted whether the last failure was the script's; true before any
 */
public record AlarmState(long dueMillis, long setBy, int retries, int backOff, boolean lastCounted) {
    private static final int FIELDS = 5;

    /** An alarm that has not run. */
    public static AlarmState fresh(long dueMillis, long setBy) {
        return new AlarmState(dueMillis, setBy, 0, 0, true);
    }

    /** Reads what {@link #text} wrote. */
    static AlarmState parse(String text) {
        String[] fields = text.split(" ", -1);
        if (fields.length != FIELDS) {
            throw new IllegalArgumentException("not the state of an alarm: " + text);
        }
        return new AlarmState(
                Long.parseLong(fields[0]),
                Long.parseLong(fields[1]),
                Integer.parseInt(fields[2]),
                Integer.parseInt(fields[3]),
                fields[4].equals("1"));
    }

    /** As the commit script writes it too. */
    String text() {
        return dueMillis + " " + setBy + " " + retries + " " + backOff + " " + (lastCounted ? 1 : 0);
    }
}

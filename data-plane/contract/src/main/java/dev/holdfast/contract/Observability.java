package dev.holdfast.contract;

/**
 * Which invocations of a worker are stored besides those that printed something or failed, which always are.
 *
 * @param enabled whether any
 * @param headSamplingRate share of them, 0 to 1
 */
public record Observability(boolean enabled, double headSamplingRate) {
    /** None. */
    public static final Observability OFF = new Observability(false, 1);

    public Observability {
        if (!(headSamplingRate >= 0 && headSamplingRate <= 1)) {
            throw new IllegalArgumentException("no share: " + headSamplingRate);
        }
    }
}

package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.regex.Pattern;

/** Names of workers: they are labels of host names. */
public final class WorkerName {
    private static final Pattern LABEL = Pattern.compile("[a-z0-9_][a-z0-9_-]{0,62}");

    private WorkerName() {}

    /** @throws ApiException if no worker may be called so */
    public static String checked(String name) {
        if (!LABEL.matcher(name).matches()) {
            throw new ApiException(
                    ErrorCause.WORKER_NAME_INVALID,
                    "A Worker's name has 1 to 63 characters of a-z, 0-9, _ and -, and does not begin with -");
        }
        return name;
    }
}

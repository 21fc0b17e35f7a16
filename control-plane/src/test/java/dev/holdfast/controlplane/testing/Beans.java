package dev.holdfast.controlplane.testing;

import io.quarkus.arc.Arc;

/** Beans of the control plane under test. */
public final class Beans {
    private Beans() {}

    public static <T> T bean(Class<T> type) {
        return Arc.container().select(type).get();
    }
}

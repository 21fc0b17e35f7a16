package dev.holdfast.local.platform;

import java.util.Arrays;

/** The processes of the platform, in the order in which people read them. */
public enum ServiceName {
    POSTGRES("postgres"),
    REDIS("redis"),
    KEYCLOAK("keycloak"),
    STRIPE("stripe"),
    CONTROL_PLANE("control-plane"),
    POD("pod");

    private final String label;

    ServiceName(String label) {
        this.label = label;
    }

    /** The name in commands, file names and messages. */
    public String label() {
        return label;
    }

    /** @throws UsageException when nothing is called so */
    public static ServiceName named(String label) {
        return Arrays.stream(values())
                .filter(name -> name.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no process named " + label));
    }
}

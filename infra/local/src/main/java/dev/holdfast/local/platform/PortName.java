package dev.holdfast.local.platform;

/** The ports that the platform listens on, all on 127.0.0.1. */
public enum PortName {
    CONTROL_PLANE("control-plane", 8080, "control plane and dashboard"),
    TENANTS("tenants", 8787, "tenants' Workers"),
    KEYCLOAK("keycloak", 8081, "Keycloak"),
    KEYCLOAK_HEALTH("keycloak-health", 8083, "Keycloak's health"),
    STRIPE("stripe", 8082, "Stripe sandbox"),
    POD("pod", 8788, "pod's health and metrics"),
    POSTGRES("postgres", 5442, "PostgreSQL"),
    REDIS("redis", 6390, "Redis");

    private final String label;
    private final int standard;
    private final String purpose;

    PortName(String label, int standard, String purpose) {
        this.label = label;
        this.standard = standard;
        this.purpose = purpose;
    }

    public String label() {
        return label;
    }

    public int standard() {
        return standard;
    }

    public String purpose() {
        return purpose;
    }

    public String flag() {
        return "--port-" + label;
    }

    public String variable() {
        return "HOLDFAST_PORT_" + name();
    }
}

package dev.holdfast.contract.secret;

/** Says what a sealed secret belongs to, so that one that is moved elsewhere does not open. */
public final class SecretContext {
    private SecretContext() {}

    /**
     * A binding of a worker.
     *
     * @param workerId 32 hex digits
     * @param name the binding's name
     */
    public static String ofBinding(String workerId, String name) {
        return "binding\0" + workerId + "\0" + name;
    }
}

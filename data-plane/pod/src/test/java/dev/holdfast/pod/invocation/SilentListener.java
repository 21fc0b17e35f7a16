package dev.holdfast.pod.invocation;

/** Keeps nothing and tells nobody. */
public enum SilentListener implements InvocationListener {
    /** The one. */
    INSTANCE;

    @Override
    public boolean admits(Subject subject, int characters) {
        return false;
    }

    @Override
    public void ended(Invocation invocation) {}
}

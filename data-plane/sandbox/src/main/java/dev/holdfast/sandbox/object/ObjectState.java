package dev.holdfast.sandbox.object;

/** Lifecycle of an object in a sandbox. */
public enum ObjectState {
    /** Known here, without an instance; the next event makes one. */
    PLACED,
    /** Script holds an instance, or is constructing it. */
    RUNNING,
    /** Not here any longer. */
    STOPPED;

    /**
     * The state after this one.
     *
     * @throws IllegalStateException when there is no such step
     */
    public ObjectState next(ObjectState next) {
        boolean legal = switch (this) {
            case PLACED -> next != PLACED;
            case RUNNING -> next != RUNNING;
            case STOPPED -> false;
        };
        if (!legal) {
            throw new IllegalStateException("an object that is " + this + " cannot become " + next);
        }
        return next;
    }
}

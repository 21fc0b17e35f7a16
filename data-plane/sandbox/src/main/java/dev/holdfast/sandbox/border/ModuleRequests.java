package dev.holdfast.sandbox.border;

/**
 * Takes in what script imports while it runs. Called in the middle of a turn: implementations must not call into
 * script.
 */
@FunctionalInterface
public interface ModuleRequests {
    /**
     * Asks for a module once the present turn is over.
     *
     * @param referrer the module that imports it
     */
    void importModule(long operation, String referrer, String specifier);
}

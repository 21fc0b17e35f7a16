package dev.holdfast.controlplane.namespace;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What declared classes are held against.
 *
 * @param script the worker's name
 * @param own its classes that have a namespace
 * @param exported names of the classes that the code exports; absent before it was started
 * @param unnamed names of those among them that nothing in the upload's exports names, as far as is known
 * @param before what the version in service declares
 * @param bound names of the worker's own classes to which the upload binds
 */
public record ExportsSituation(
        String script,
        Map<String, KnownClass> own,
        Optional<Set<String>> exported,
        Set<String> unnamed,
        Map<String, DeclaredClass> before,
        Set<String> bound,
        boolean keyValueAllowed,
        Others others) {
    /** Other workers of the account. */
    public interface Others {
        boolean exists(String script);

        /** A class of another worker that has a namespace. */
        Optional<KnownClass> of(String script, String className);

        /** What another worker declares of a class in the version that is in service. */
        Optional<DeclaredClass> declares(String script, String className);

        /** Names of the other workers in service that bind to a namespace. */
        List<String> bindingTo(String namespaceId);
    }
}

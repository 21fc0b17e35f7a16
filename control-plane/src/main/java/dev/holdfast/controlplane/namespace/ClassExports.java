package dev.holdfast.controlplane.namespace;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/** Whether code exports the classes that its worker's objects are made of. */
public final class ClassExports {
    private ClassExports() {}

    /**
     * @param classes that have a namespace, or are about to
     * @param steps by class, the kind of migration step that is about to give it to the worker
     * @param exported names of the classes that the code exports
     * @throws ApiException if one is missing
     */
    public static void require(Collection<String> classes, Map<String, String> steps, Set<String> exported) {
        classes.stream()
                .filter(name -> !exported.contains(name))
                .sorted()
                .findFirst()
                .ifPresent(name -> {
                    throw steps.containsKey(name) ? notExported(steps.get(name), name) : noLongerExported(name);
                });
    }

    private static ApiException notExported(String step, String name) {
        return new ApiException(
                ErrorCause.CLASS_NOT_EXPORTED,
                "Cannot apply %s migration to class '%s' that is not exported by script".formatted(step, name));
    }

    private static ApiException noLongerExported(String name) {
        return new ApiException(
                ErrorCause.CLASS_NO_LONGER_EXPORTED,
                ("New version of script does not export class '%s' which is depended on by existing Durable Objects. Did"
                                + " you forget to include it? If it was renamed, say so with a rename-class migration;"
                                + " if its Durable Objects are to be deleted, use a delete-class migration.")
                        .formatted(name));
    }
}

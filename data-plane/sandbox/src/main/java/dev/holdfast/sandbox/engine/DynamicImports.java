package dev.holdfast.sandbox.engine;

import com.caoccao.javet.exceptions.JavetException;
import com.caoccao.javet.values.V8Value;
import com.caoccao.javet.values.reference.V8Module;
import dev.holdfast.sandbox.border.BorderException;
import dev.holdfast.sandbox.border.Entry;
import dev.holdfast.sandbox.border.ModuleRequests;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Modules that script imports while it runs. They are linked and evaluated after the call into script that asked for
 * them has returned, so that Java is never entered from script that Java entered.
 */
final class DynamicImports implements ModuleRequests {
    /** More than any program has modules. */
    private static final int MOST_REQUESTS = 10_000;

    private static final int MOST_CHARACTERS = 4096;

    private final Entry entry;
    private final Deque<Request> requests = new ArrayDeque<>();
    private @Nullable ModuleGraph graph;

    private record Request(long operation, String referrer, String specifier) {}

    DynamicImports(Entry entry) {
        this.entry = entry;
    }

    /** Where modules are found from now on. */
    void use(ModuleGraph modules) {
        graph = modules;
    }

    @Override
    public void importModule(long operation, String referrer, String specifier) {
        if (requests.size() >= MOST_REQUESTS || specifier.length() > MOST_CHARACTERS) {
            throw new BorderException("too many imports at once, or too long a name");
        }
        requests.add(new Request(operation, referrer, specifier));
    }

    /** Does what was asked for, and what its evaluation asks for in turn. */
    void run() throws JavetException {
        for (Request request = requests.poll(); request != null; request = requests.poll()) {
            if (graph != null) {
                run(graph, request);
            }
        }
    }

    private void run(ModuleGraph modules, Request request) throws JavetException {
        try {
            V8Module module = modules.imported(request.specifier(), request.referrer());
            V8Value namespace = module.getNamespace();
            entry.enterGlobalScope();
            entry.settleImport(request.operation(), namespace, modules.evaluate(module));
        } catch (StartupException e) {
            entry.failImport(
                    request.operation(), e.failure().name(), e.failure().message());
        }
    }
}

package dev.holdfast.histories;

import java.nio.IntBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.verifier.AbstractLTSVerifier;
import org.jetbrains.kotlinx.lincheck.verifier.LTS;
import org.jetbrains.kotlinx.lincheck.verifier.VerifierContext;
import org.jetbrains.kotlinx.lincheck.verifier.linearizability.LinearizabilityContext;
import org.jspecify.annotations.Nullable;

/**
 * Lincheck's search for an order, which never goes on twice from the same place: the same operations done, in whatever
 * order, and the same state (Lowe, "Testing for linearizability", 2017). Lincheck's own verifier does, which is no
 * matter in the few operations of its scenarios, but takes time exponential in the length of a history that has no
 * order.
 *
 * <p>For specifications whose operations do not suspend. Not for several threads.
 */
final class RememberingVerifier extends AbstractLTSVerifier {
    private final LTS transitions;

    RememberingVerifier(Class<?> specification) {
        super(specification);
        this.transitions = new LTS(specification);
    }

    @Override
    public LTS getLts() {
        return transitions;
    }

    @Override
    public VerifierContext createInitialContext(ExecutionScenario scenario, ExecutionResult results) {
        LinearizabilityContext first = new LinearizabilityContext(scenario, results, transitions.getInitialState());
        return new Remembering(scenario, results, first, new int[scenario.getNThreads()], new HashSet<>());
    }

    /** @param done how many operations of each thread */
    private record Place(IntBuffer done, LTS.State state) {}

    /** Lincheck's context, and all places where the search has been. */
    private static final class Remembering extends VerifierContext {
        private final LinearizabilityContext context;
        private final Set<Place> visited;

        Remembering(
                ExecutionScenario scenario,
                ExecutionResult results,
                LinearizabilityContext context,
                int[] done,
                Set<Place> visited) {
            super(scenario, results, context.getState(), done, new boolean[done.length], new int[done.length]);
            this.context = context;
            this.visited = visited;
        }

        @Override
        public @Nullable VerifierContext nextContext(int thread) {
            LinearizabilityContext next = context.nextContext(thread);
            if (next == null) {
                return null;
            }
            int[] done = getExecuted().clone();
            done[thread]++;
            boolean isNew = visited.add(new Place(IntBuffer.wrap(done), next.getState()));
            return isNew ? new Remembering(getScenario(), getResults(), next, done, visited) : null;
        }
    }
}

package dev.holdfast.histories;

import java.util.EnumMap;
import java.util.Map;
import org.jetbrains.kotlinx.lincheck.verifier.Verifier;

/** Says whether histories are linearizable. Not for several threads. */
public final class Checker {
    private final Map<Model, Verifier> verifiers = new EnumMap<>(Model.class);

    /**
     * Whether the calls could have happened one after the other, each at some moment between its begin and its end.
     * Calls without an answer may have happened at any time after they began, or not at all.
     *
     * @throws IllegalArgumentException the model has no such call
     */
    public boolean isLinearizable(History history) {
        Model model = history.model();
        Recording recording =
                Recording.of(history.calls().stream().map(model::operation).toList());
        return verifiers
                .computeIfAbsent(model, each -> new RememberingVerifier(each.specification()))
                .verifyResults(recording.scenario(), recording.result());
    }
}

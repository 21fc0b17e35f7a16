package dev.holdfast.controlplane.usage;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** A ledger in memory that fails at times, before or after everything was added. */
final class FakeLedger implements UsageLedger {
    private final Random random;
    private final Set<PodBatch.Id> applied = new HashSet<>();
    private final Folded state = Folded.of(List.of());
    private Runnable meanwhile = () -> {};
    boolean reliable;

    FakeLedger(Random random) {
        this.random = random;
    }

    /** What others do while a batch is about to be applied. */
    void meanwhile(Runnable others) {
        meanwhile = others;
    }

    @Override
    public Outcome apply(List<PodBatch> batches) {
        if (!reliable && random.nextInt(4) == 0) {
            Runnable others = meanwhile;
            meanwhile = () -> {};
            others.run();
            meanwhile = others;
        }
        failAtTimes("before commit");
        List<PodBatch> fresh =
                batches.stream().filter(each -> applied.add(each.id())).toList();
        Folded added = Folded.of(fresh);
        added.sums()
                .forEach((resolution, sums) -> sums.forEach((key, sum) -> state.sums()
                        .get(resolution)
                        .computeIfAbsent(key, missing -> new UsageSum())
                        .add(sum)));
        added.objects().forEach((key, object) -> state.objects().merge(key, object, Folded.KnownObject::and));
        failAtTimes("after commit");
        return new Outcome(fresh.size(), 0);
    }

    Folded state() {
        return state;
    }

    private void failAtTimes(String when) {
        if (!reliable && random.nextInt(5) == 0) {
            throw new IllegalStateException("crashed " + when);
        }
    }
}

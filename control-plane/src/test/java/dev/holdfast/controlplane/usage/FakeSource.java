package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.stream.StreamEntry;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A stream in memory that gives whatever is not done to whoever asks, and fails at times to hear what is done. */
final class FakeSource implements RollupSource {
    private final Random random;
    private final Map<String, StreamEntry> left = new LinkedHashMap<>();
    boolean reliable;

    FakeSource(Random random, List<PodBatch> entries) {
        this.random = random;
        entries.forEach(each -> left.put(
                Integer.toString(left.size()), new StreamEntry(Integer.toString(left.size()), Batches.fields(each))));
    }

    @Override
    public List<StreamEntry> take() {
        List<StreamEntry> all = new ArrayList<>(left.values());
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(all.size(), 1 + random.nextInt(4)));
    }

    @Override
    public void done(List<StreamEntry> deliveries) {
        if (!reliable && random.nextInt(4) == 0) {
            throw new IllegalStateException("crashed before it was done");
        }
        deliveries.forEach(each -> left.remove(each.id()));
    }

    boolean isEmpty() {
        return left.isEmpty();
    }
}

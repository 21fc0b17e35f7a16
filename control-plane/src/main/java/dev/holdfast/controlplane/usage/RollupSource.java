package dev.holdfast.controlplane.usage;

import dev.holdfast.controlplane.stream.StreamEntry;
import java.util.List;

/**
 * Where batches come from. What was taken and is not done comes again, after a while, to whoever takes then; so may
 * what was done, when its pod did not learn that it had arrived.
 */
interface RollupSource {
    /** Some batches that nobody else has at the moment; empty if there are none. */
    List<StreamEntry> take();

    /** Lets go of batches for good. */
    void done(List<StreamEntry> deliveries);
}

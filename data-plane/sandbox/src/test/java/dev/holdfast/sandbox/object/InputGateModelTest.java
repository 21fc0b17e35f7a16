package dev.holdfast.sandbox.object;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever comes in whatever order: nothing enters beside a storage operation, into a critical section enters only what
 * descends from it, events from outside keep their order, and in the end everybody has entered.
 */
class InputGateModelTest {
    @Property(tries = 2000)
    void theGateKeepsItsRules(@ForAll long seed) {
        Run run = new Run(new Random(seed));
        for (int step = 0; step < 80; step++) {
            run.step();
        }
        run.finish();
    }

    private static final class Run {
        private final Random random;
        private final InputGate gate = new InputGate();
        private final List<Long> open = new ArrayList<>();
        private final Map<Long, Long> parents = new HashMap<>();
        private final List<Integer> outside = new ArrayList<>();
        private int locks;
        private int arrived;
        private int outsideArrived;
        private int entered;

        Run(Random random) {
            this.random = random;
        }

        void step() {
            switch (random.nextInt(6)) {
                case 0 -> event(0);
                case 1 -> event(anySection());
                case 2 -> section();
                case 3 -> {
                    locks++;
                    gate.lock();
                }
                case 4 -> unlock();
                default -> leave();
            }
        }

        void finish() {
            while (locks > 0) {
                unlock();
            }
            while (!open.isEmpty()) {
                leave();
            }
            assertThat(entered).isEqualTo(arrived);
            assertThat(outside).hasSize(outsideArrived).isSorted();
            assertThat(gate.isQuiet()).isTrue();
        }

        private void event(long section) {
            arrived++;
            int number = section == 0 ? outsideArrived++ : -1;
            gate.enter(section, () -> {
                entered++;
                assertThat(locks).isZero();
                assertThat(descendsFrom(section)).isTrue();
                if (number >= 0) {
                    outside.add(number);
                }
            });
            gate.admit();
        }

        private void section() {
            long parent = gate.section();
            arrived++;
            gate.requestSection(section -> {
                entered++;
                assertThat(locks).isZero();
                assertThat(descendsFrom(parent)).isTrue();
                parents.put(section, open.isEmpty() ? 0L : open.getLast());
                open.add(section);
            });
            gate.admit();
        }

        private void unlock() {
            if (locks > 0) {
                locks--;
                gate.unlock();
                gate.admit();
            }
        }

        private void leave() {
            if (!open.isEmpty()) {
                Long section = open.remove(random.nextInt(open.size()));
                gate.leaveSection(section);
                gate.admit();
            }
        }

        /** Whether the nearest section around this one that is still open is the innermost. */
        private boolean descendsFrom(long section) {
            long living = section;
            while (living != 0 && !open.contains(living)) {
                living = parents.get(living);
            }
            return living == (open.isEmpty() ? 0 : open.getLast());
        }

        private long anySection() {
            return parents.isEmpty()
                    ? 0
                    : parents.keySet().stream()
                            .skip(random.nextInt(parents.size()))
                            .findFirst()
                            .orElseThrow();
        }
    }
}

package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random migrations against a model that moves one thing at a time. */
class MigrationPlanModelTest {
    private static final List<String> NAMES = List.of("A", "B", "C", "D");

    @Property(tries = 2000)
    void whatIsAppliedIsWhatTheModelDoes(@ForAll("migrations") List<Migration.Step> steps) {
        Model model = new Model();
        Optional<Map<String, String>> expected = model.after(steps);

        Optional<MigrationPlan> plan = planned(steps);

        assertThat(plan.isPresent()).isEqualTo(expected.isPresent());
        plan.ifPresent(applied -> {
            assertThat(applied.tag()).hasValue("v2");
            assertThat(Model.applied(applied)).isEqualTo(expected.orElseThrow());
        });
    }

    @Property(tries = 2000)
    void aNamespaceIsLostOnlyWhenItsClassIsDeleted(@ForAll("migrations") List<Migration.Step> steps) {
        planned(steps).ifPresent(plan -> {
            List<String> deleted = plan.changes().stream()
                    .filter(NamespaceChange.Delete.class::isInstance)
                    .map(change -> ((NamespaceChange.Delete) change).namespaceId())
                    .toList();
            List<String> kept = new ArrayList<>(Model.applied(plan).values());

            assertThat(deleted).doesNotHaveDuplicates();
            assertThat(kept).noneMatch(deleted::contains);
            Model.OWN
                    .values()
                    .forEach(id -> assertThat(kept.contains(id) || deleted.contains(id))
                            .as(id)
                            .isTrue());
            if (steps.stream().allMatch(step -> step.deletedClasses().isEmpty())) {
                assertThat(deleted).isEmpty();
            }
        });
    }

    @Provide
    Arbitrary<List<Migration.Step>> migrations() {
        Arbitrary<String> name = Arbitraries.of(NAMES);
        Arbitrary<Migration.Step> step = Arbitraries.oneOf(
                name.map(each -> Steps.create(List.of(each), List.of())),
                name.map(each -> Steps.create(List.of(), List.of(each))),
                name.map(Steps::delete),
                Combinators.combine(name, name).as(Steps::rename),
                Combinators.combine(name, name).as((from, to) -> Steps.transfer(from, "source", to)));
        return step.list().ofMaxSize(6);
    }

    private static Optional<MigrationPlan> planned(List<Migration.Step> steps) {
        FakeClasses classes = new FakeClasses();
        Model.OWN.forEach(classes::own);
        Model.OTHERS.forEach((name, id) -> classes.other("source", name, id));
        try {
            return Optional.of(MigrationPlan.of(
                    new Migration(Optional.of("v1"), Optional.of("v2"), steps), Optional.of("v1"), classes));
        } catch (ApiException e) {
            return Optional.empty();
        }
    }

    /** Which namespace each class has; new ones are called by their storage. */
    private static final class Model {
        static final Map<String, String> OWN = Map.of("A", "own-a", "B", "own-b");
        static final Map<String, String> OTHERS = Map.of("A", "other-a", "C", "other-c");

        private final Map<String, String> classes = new LinkedHashMap<>(OWN);
        private final Map<String, String> others = new LinkedHashMap<>(OTHERS);
        private boolean refused;

        Optional<Map<String, String>> after(List<Migration.Step> steps) {
            for (Migration.Step step : steps) {
                step.deletedClasses().forEach(name -> require(classes.remove(name) != null));
                step.renamedClasses().forEach(rename -> move(classes.remove(rename.from()), rename.to()));
                step.transferredClasses().forEach(transfer -> move(others.remove(transfer.from()), transfer.to()));
                step.newClasses().forEach(name -> move(StorageBackend.KEY_VALUE.name(), name));
                step.newSqliteClasses().forEach(name -> move(StorageBackend.SQLITE.name(), name));
            }
            return refused ? Optional.empty() : Optional.of(classes);
        }

        /** What a plan makes of the classes. */
        static Map<String, String> applied(MigrationPlan plan) {
            Map<String, String> byId = new LinkedHashMap<>();
            OWN.forEach((name, id) -> byId.put(id, name));
            Map<String, String> classes = new LinkedHashMap<>();
            for (NamespaceChange change : plan.changes()) {
                switch (change) {
                    case NamespaceChange.Create(String name, StorageBackend storage) ->
                        classes.put(name, storage.name());
                    case NamespaceChange.Take(String id, String name) -> byId.put(id, name);
                    case NamespaceChange.Delete(String id) -> byId.remove(id);
                    case NamespaceChange.Give give -> throw new AssertionError("migrations give nothing away");
                }
            }
            byId.forEach(
                    (id, name) -> assertThat(classes.put(name, id)).as(name).isNull());
            return classes;
        }

        private void move(String what, String to) {
            require(what != null && classes.putIfAbsent(to, what) == null);
        }

        private void require(boolean possible) {
            refused |= !possible;
        }
    }
}

package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.NamespaceChange.Create;
import dev.holdfast.controlplane.namespace.NamespaceChange.Delete;
import dev.holdfast.controlplane.namespace.NamespaceChange.Give;
import dev.holdfast.controlplane.namespace.NamespaceChange.Take;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExportsPlanTest {
    private static final StorageBackend SQLITE = StorageBackend.SQLITE;

    private final Map<String, DeclaredClass> declared = new LinkedHashMap<>();
    private final FakeClasses classes = new FakeClasses();
    private final Map<String, DeclaredClass> others = new HashMap<>();
    private List<String> bindingElsewhere = List.of();
    private Set<String> exported = Set.of("A", "B");
    private Set<String> bound = Set.of();
    private Set<String> unnamed = Set.of();
    private Map<String, DeclaredClass> before = Map.of();

    @Test
    void whatIsDeclaredAndNotThereIsCreated() {
        declared.put("A", new DeclaredClass.Live(SQLITE));
        declared.put("B", new DeclaredClass.Live(SQLITE));
        classes.own("A", "1");

        ExportsPlan plan = plan();

        assertThat(plan.changes()).containsExactly(new Create("B", SQLITE));
        assertThat(plan.reconciliation().created()).containsExactly("B");
    }

    @Test
    void aDeletedClassLosesItsObjectsOnce() {
        declared.put("A", new DeclaredClass.Deleted());
        classes.own("A", "1");
        exported = Set.of();

        assertThat(plan().changes()).containsExactly(new Delete("1"));
        assertThat(plan().reconciliation().deleted()).containsExactly("A");

        classes.own().clear();
        ExportsPlan again = plan();
        assertThat(again.changes()).isEmpty();
        assertThat(again.reconciliation().info())
                .extracting(ExportsReconciliation.Remark::scenario)
                .containsExactly("stale_tombstone");
        assertThat(again.reconciliation().removableEntries()).containsExactly("A");
    }

    @Test
    void aClassInCodeOrWithBindingsElsewhereIsNotDeleted() {
        declared.put("A", new DeclaredClass.Deleted());
        classes.own("A", "1");
        assertThat(scenarios()).containsExactly("tombstone_delete_class_still_in_code");

        exported = Set.of();
        bindingElsewhere = List.of("user");
        ApiException failure = failure();
        assertThat(failure.details().getFirst().scenario()).isEqualTo("tombstone_delete_blocked_by_external_bindings");
        assertThat(failure.details().getFirst().referencingScripts()).containsExactly("user");
    }

    @Test
    void aRenamedClassKeepsItsNamespace() {
        declared.put("A", new DeclaredClass.Renamed("B"));
        declared.put("B", new DeclaredClass.Live(SQLITE));
        classes.own("A", "1");

        ExportsPlan plan = plan();

        assertThat(plan.changes()).containsExactly(new Take("1", "B"));
        assertThat(plan.reconciliation().renamed()).containsExactly(new ExportsReconciliation.Rename("A", "B"));
    }

    @Test
    void aClassIsNotRenamedToOneThatHasObjectsOrIsNotDeclared() {
        declared.put("A", new DeclaredClass.Renamed("B"));
        classes.own("A", "1");
        assertThat(scenarios()).containsExactly("invalid_export");

        declared.put("B", new DeclaredClass.Live(SQLITE));
        classes.own("B", "2");
        assertThat(scenarios()).containsExactly("tombstone_renamed_to_occupied");
    }

    @Test
    void theReceiverOfATransferIsDeployedFirst() {
        declared.put("A", new DeclaredClass.Expected(SQLITE, "source"));
        assertThat(scenarios()).containsExactly("phase_one_transfer_source_missing");

        classes.other("source", "A", "1");
        declared.put("A", new DeclaredClass.Expected(StorageBackend.KEY_VALUE, "source"));
        assertThat(scenarios()).containsExactly("phase_one_transfer_storage_mismatch");

        declared.put("A", new DeclaredClass.Expected(SQLITE, "source"));
        ExportsPlan plan = plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.awaited()).containsKey("A");
        assertThat(plan.reconciliation().transferPending())
                .containsExactly(new ExportsReconciliation.Pending("A", "source"));

        classes.own("A", "1");
        assertThat(plan().reconciliation().info())
                .extracting(ExportsReconciliation.Remark::scenario)
                .containsExactly("transfer_receive_already_applied");
    }

    @Test
    void aClassIsGivenOnlyToAScriptThatExpectsIt() {
        declared.put("A", new DeclaredClass.Transferred("heir"));
        classes.own("A", "1");
        assertThat(scenarios()).containsExactly("transferred_target_missing");

        others.put("heir/B", new DeclaredClass.Live(SQLITE));
        assertThat(scenarios()).containsExactly("transferred_pending_not_found");

        others.put("heir/A", new DeclaredClass.Expected(SQLITE, "somebody"));
        assertThat(scenarios()).containsExactly("transferred_target_mismatch");

        others.put("heir/A", new DeclaredClass.Expected(SQLITE, "worker"));
        ExportsPlan plan = plan();
        assertThat(plan.changes()).containsExactly(new Give("1", "heir"));
        assertThat(plan.reconciliation().transferred())
                .containsExactly(new ExportsReconciliation.Transfer("A", "heir", "completed"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        classes.own("Forgotten", "1");
        classes.own("B", "2");
        declared.put("B", new DeclaredClass.Live(StorageBackend.KEY_VALUE));
        declared.put("Missing", new DeclaredClass.Live(SQLITE));
        declared.put("A", new DeclaredClass.Live(StorageBackend.KEY_VALUE));
        bound = Set.of("Nowhere");

        assertThat(scenarios())
                .containsExactlyInAnyOrder(
                        "storage_type_mismatch",
                        "config_export_not_in_code",
                        "free_tier_requires_sqlite",
                        "orphaned_provisioned_namespace",
                        "config_references_nonexistent_class");
        assertThat(failure().reason()).isEqualTo(ErrorCause.EXPORTS_NOT_RECONCILED);
    }

    @Test
    void aClassOfWhichNothingIsLeftButObjectsIsTold() {
        classes.own("A", "1");
        exported = Set.of();
        assertThat(scenarios()).containsExactly("orphaned_provisioned_namespace");
        exported = Set.of("A");
        assertThat(scenarios()).containsExactly("provisioned_class_missing_from_config");
    }

    @Test
    void whatIsWorthKnowingIsRemarked() {
        declared.put("A", new DeclaredClass.Live(SQLITE));
        classes.own("A", "1");
        before = Map.of("A", new DeclaredClass.Expected(SQLITE, "source"));
        unnamed = Set.of("B");

        assertThat(plan().reconciliation().info())
                .extracting(ExportsReconciliation.Remark::className, ExportsReconciliation.Remark::scenario)
                .containsExactly(
                        tuple("A", "transfer_receive_cleanup_complete"), tuple("B", "code_class_not_in_exports"));
    }

    private List<String> scenarios() {
        return failure().details().stream().map(each -> each.scenario()).toList();
    }

    private ApiException failure() {
        return catchThrowableOfType(ApiException.class, this::plan);
    }

    private ExportsPlan plan() {
        return ExportsPlan.of(
                declared,
                new ExportsSituation(
                        "worker",
                        classes.own(),
                        Optional.of(exported),
                        unnamed,
                        before,
                        bound,
                        false,
                        new FakeOthers()));
    }

    private final class FakeOthers implements ExportsSituation.Others {
        @Override
        public boolean exists(String script) {
            return others.keySet().stream().anyMatch(each -> each.startsWith(script + "/"));
        }

        @Override
        public Optional<KnownClass> of(String script, String className) {
            return classes.of(script, className);
        }

        @Override
        public Optional<DeclaredClass> declares(String script, String className) {
            return Optional.ofNullable(others.get(script + "/" + className));
        }

        @Override
        public List<String> bindingTo(String namespaceId) {
            return bindingElsewhere;
        }
    }
}

package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.namespace.NamespaceChange.Create;
import dev.holdfast.controlplane.namespace.NamespaceChange.Delete;
import dev.holdfast.controlplane.namespace.NamespaceChange.Take;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {
    private static final Optional<String> NONE = Optional.empty();
    private static final Optional<String> V1 = Optional.of("v1");

    private final FakeClasses classes = new FakeClasses();

    @Test
    void theFirstMigrationCreatesItsClassesInOrder() {
        MigrationPlan plan = MigrationPlan.of(
                new Migration(NONE, Optional.of("v2"), List.of(Steps.create(List.of("A"), List.of("B")))),
                NONE,
                classes);

        assertThat(plan.tag()).hasValue("v2");
        assertThat(plan.changes())
                .containsExactly(new Create("A", StorageBackend.KEY_VALUE), new Create("B", StorageBackend.SQLITE));
        assertThat(plan.steps()).isEqualTo(Map.of("A", "new-class", "B", "new-sqlite-class"));
    }

    @Test
    void aMigrationMustFollowTheCurrentTag() {
        refused(
                () -> MigrationPlan.of(new Migration(NONE, V1, List.of()), V1, classes),
                ErrorCause.MIGRATION_TAG_MISMATCH,
                "Migration tag precondition failed; current tag is 'v1'");
        refused(
                () -> MigrationPlan.of(new Migration(V1, Optional.of("v2"), List.of()), NONE, classes),
                ErrorCause.MIGRATION_TAG_MISMATCH,
                "Migration tag precondition failed; current tag is ''");
        refused(
                () -> MigrationPlan.of(new Migration(V1, NONE, List.of()), V1, classes),
                ErrorCause.MIGRATION_TAG_MISMATCH,
                "Migration tag precondition failed; current tag is 'v1' and the migration has none");
    }

    @Test
    void aTagAloneIsAMigrationThatDoesNothing() {
        classes.own("A", "1");
        MigrationPlan plan = MigrationPlan.of(new Migration(V1, Optional.of("v2"), List.of()), V1, classes);

        assertThat(plan.tag()).hasValue("v2");
        assertThat(plan.changes()).isEmpty();
    }

    @Test
    void aClassIsCreatedOnce() {
        classes.own("A", "1");
        refused(
                () -> plan(Steps.create(List.of("A"), List.of())),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply new-class migration to class 'A' that is already depended on by existing Durable Objects");
        refused(
                () -> plan(Steps.create(List.of("B"), List.of("B"))),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply new-sqlite-class migration to class 'B' that is already depended on by existing Durable"
                        + " Objects");
    }

    @Test
    void aRenamedClassKeepsItsNamespace() {
        classes.own("A", "1");

        MigrationPlan plan = plan(Steps.rename("A", "B"), Steps.rename("B", "C"));

        assertThat(plan.changes()).containsExactly(new Take("1", "C"));
        assertThat(plan.steps()).isEqualTo(Map.of("C", "rename-class"));
    }

    @Test
    void classesCanExchangeTheirNames() {
        classes.own("A", "1");
        classes.own("B", "2");

        assertThat(plan(new Migration.Step(
                                List.of(),
                                List.of(),
                                List.of(new Migration.Rename("A", "B"), new Migration.Rename("B", "A")),
                                List.of(),
                                List.of()))
                        .changes())
                .containsExactlyInAnyOrder(new Take("1", "B"), new Take("2", "A"));
    }

    @Test
    void aRenameThatIsUndoneChangesNothing() {
        classes.own("A", "1");

        MigrationPlan plan = plan(Steps.rename("A", "B"), Steps.rename("B", "A"));

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.steps()).isEmpty();
    }

    @Test
    void aWholeHistoryCanBeAppliedToANewWorker() {
        MigrationPlan plan = plan(
                Steps.create(List.of("A", "Gone"), List.of()),
                Steps.rename("A", "B"),
                Steps.delete("Gone"),
                Steps.create(List.of(), List.of("A")));

        assertThat(plan.changes())
                .containsExactlyInAnyOrder(
                        new Create("B", StorageBackend.KEY_VALUE), new Create("A", StorageBackend.SQLITE));
    }

    @Test
    void aDeletedClassCanBeCreatedAgainWithoutItsObjects() {
        classes.own("A", "1");

        MigrationPlan plan = plan(Steps.delete("A"), Steps.create(List.of(), List.of("A")));

        assertThat(plan.changes()).containsExactly(new Delete("1"), new Create("A", StorageBackend.SQLITE));
        assertThat(plan.deleted()).containsExactly("A");
    }

    @Test
    void aClassOfAnotherWorkerIsTakenOverOnce() {
        classes.other("source", "A", "1");

        assertThat(plan(Steps.transfer("A", "source", "B")).changes()).containsExactly(new Take("1", "B"));
        refused(
                () -> plan(Steps.transfer("A", "source", "B"), Steps.transfer("A", "source", "C")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply transfer-class migration to class 'A': the script 'source' has no such class");
        refused(
                () -> plan(Steps.transfer("B", "source", "B")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply transfer-class migration to class 'B': the script 'source' has no such class");
    }

    @Test
    void nothingMovesOntoAClassThatHasObjects() {
        classes.own("A", "1");
        classes.own("B", "2");
        classes.other("source", "A", "3");

        refused(
                () -> plan(Steps.rename("A", "B")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply rename-class migration to class 'B' that is already depended on by existing Durable"
                        + " Objects");
        refused(
                () -> plan(Steps.transfer("A", "source", "A")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply transfer-class migration to class 'A' that is already depended on by existing Durable"
                        + " Objects");
    }

    @Test
    void onlyClassesThatAreThereAreRenamedOrDeleted() {
        refused(
                () -> plan(Steps.delete("A")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply delete-class migration to class 'A' which was not exported in the previous version of the"
                        + " script");
        refused(
                () -> plan(Steps.rename("A", "B")),
                ErrorCause.MIGRATION_NOT_APPLICABLE,
                "Cannot apply rename-class migration to class 'A' which was not exported in the previous version of the"
                        + " script");
    }

    @Test
    void codeMustExportWhatIsCreatedAndWhatObjectsDependOn() {
        ClassExports.require(Set.of("A", "Old"), Map.of("A", "new-class"), Set.of("A", "Old", "More"));
        refused(
                () -> ClassExports.require(Set.of("A", "Old"), Map.of("A", "new-class"), Set.of("Old")),
                ErrorCause.CLASS_NOT_EXPORTED,
                "Cannot apply new-class migration to class 'A' that is not exported by script");
        refused(
                () -> ClassExports.require(Set.of("A", "Old"), Map.of("A", "new-class"), Set.of("A")),
                ErrorCause.CLASS_NO_LONGER_EXPORTED,
                "New version of script does not export class 'Old' which is depended on by existing Durable Objects. Did"
                        + " you forget to include it? If it was renamed, say so with a rename-class migration; if its"
                        + " Durable Objects are to be deleted, use a delete-class migration.");
    }

    private MigrationPlan plan(Migration.Step... steps) {
        return MigrationPlan.of(new Migration(NONE, V1, List.of(steps)), NONE, classes);
    }

    private static void refused(ThrowingCallable call, ErrorCause reason, String message) {
        assertThatThrownBy(call)
                .hasMessage(message)
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::reason)
                .isEqualTo(reason);
    }
}

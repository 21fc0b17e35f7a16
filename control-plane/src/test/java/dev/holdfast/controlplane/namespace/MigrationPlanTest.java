package dev.holdfast.controlplane.namespace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {
    private static final Optional<String> NONE = Optional.empty();

    @Test
    void theFirstMigrationCreatesItsClassesInOrder() {
        MigrationPlan plan = MigrationPlan.of(migration(NONE, "v2", List.of("A"), List.of("B")), NONE, Set.of());

        assertThat(plan.tag()).hasValue("v2");
        assertThat(plan.created())
                .containsExactly(Map.entry("A", StorageBackend.KEY_VALUE), Map.entry("B", StorageBackend.SQLITE));
    }

    @Test
    void aMigrationMustFollowTheCurrentTag() {
        refused(
                () -> MigrationPlan.of(migration(NONE, "v1", List.of(), List.of()), Optional.of("v1"), Set.of()),
                ErrorCause.MIGRATION_TAG_MISMATCH);
        refused(
                () -> MigrationPlan.of(migration(Optional.of("v1"), "v2", List.of(), List.of()), NONE, Set.of()),
                ErrorCause.MIGRATION_TAG_MISMATCH);
        refused(
                () -> MigrationPlan.of(new Migration(Optional.of("v1"), NONE, List.of()), Optional.of("v1"), Set.of()),
                ErrorCause.MIGRATION_TAG_MISMATCH);
    }

    @Test
    void aTagAloneIsAMigrationThatDoesNothing() {
        MigrationPlan plan = MigrationPlan.of(
                new Migration(Optional.of("v1"), Optional.of("v2"), List.of()), Optional.of("v1"), Set.of("A"));

        assertThat(plan.tag()).hasValue("v2");
        assertThat(plan.created()).isEmpty();
    }

    @Test
    void aClassIsCreatedOnce() {
        refused(
                () -> MigrationPlan.of(migration(NONE, "v1", List.of("A"), List.of()), NONE, Set.of("A")),
                ErrorCause.MIGRATION_NOT_APPLICABLE);
        refused(
                () -> MigrationPlan.of(migration(NONE, "v1", List.of("A"), List.of("A")), NONE, Set.of()),
                ErrorCause.MIGRATION_NOT_APPLICABLE);
    }

    @Test
    void codeMustExportWhatIsCreatedAndWhatObjectsDependOn() {
        MigrationPlan plan = MigrationPlan.of(migration(NONE, "v1", List.of("A"), List.of()), NONE, Set.of("Old"));

        plan.requireExports(Set.of("Old"), Set.of("A", "Old", "More"));
        refused(() -> plan.requireExports(Set.of("Old"), Set.of("Old")), ErrorCause.CLASS_NOT_EXPORTED);
        refused(() -> plan.requireExports(Set.of("Old"), Set.of("A")), ErrorCause.CLASS_NO_LONGER_EXPORTED);
    }

    private static void refused(ThrowingCallable call, ErrorCause reason) {
        assertThatThrownBy(call)
                .asInstanceOf(type(ApiException.class))
                .extracting(ApiException::reason)
                .isEqualTo(reason);
    }

    private static Migration migration(
            Optional<String> oldTag, String newTag, List<String> classes, List<String> sqliteClasses) {
        return new Migration(oldTag, Optional.of(newTag), List.of(new Migration.Step(classes, sqliteClasses)));
    }
}

package dev.holdfast.pod.object;

import dev.holdfast.contract.AccountPlan;
import dev.holdfast.contract.ActiveDeployment;
import dev.holdfast.contract.PublishedNamespace;
import dev.holdfast.contract.StorageBackend;
import dev.holdfast.link.message.Failure;
import dev.holdfast.link.message.Failure.Cause;
import dev.holdfast.pod.catalog.Catalog;
import dev.holdfast.pod.catalog.VersionChoice;
import dev.holdfast.pod.exchange.Failures;
import dev.holdfast.pod.time.Timers;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Decides what an object runs: its namespace's worker, that worker's deployment, the version that the id falls to. */
public final class Assigner {
    private final Catalog catalog;
    private final Function<String, Optional<Failure>> workerRefusal;
    private final boolean freeSqliteObjects;
    private final Timers timers;

    /**
     * @param workerRefusal why a worker may not run now, if so
     * @param freeSqliteObjects whether the free plan includes objects with SQLite storage
     */
    public Assigner(
            Catalog catalog,
            Function<String, Optional<Failure>> workerRefusal,
            boolean freeSqliteObjects,
            Timers timers) {
        this.catalog = catalog;
        this.workerRefusal = workerRefusal;
        this.freeSqliteObjects = freeSqliteObjects;
        this.timers = timers;
    }

    /** Fails with {@link RefusedException} when the object may not run. */
    CompletableFuture<Assignment> assign(String accountId, String namespaceId, String objectId) {
        return catalog.namespace(namespaceId).thenCompose(found -> {
            PublishedNamespace namespace = found.filter(
                            candidate -> candidate.accountId().equals(accountId) && !candidate.gone())
                    .orElseThrow(() -> new RefusedException(Failures.NAMESPACE_GONE));
            return catalog.deployment(namespace.workerId())
                    .thenCompose(deployment -> assign(namespace, deployment, objectId));
        });
    }

    /** Whether a namespace is known to have been deleted. */
    boolean isGone(String namespaceId) {
        CompletableFuture<Optional<PublishedNamespace>> found = catalog.namespace(namespaceId);
        return found.isDone()
                && !found.isCompletedExceptionally()
                && found.join().filter(PublishedNamespace::gone).isPresent();
    }

    /** Whether nothing changed since; false also when something is being read again. */
    boolean isCurrent(Assignment assignment) {
        return isKnown(catalog.namespace(assignment.namespace().namespaceId()), assignment.namespace())
                && isKnown(catalog.deployment(assignment.namespace().workerId()), assignment.deployment());
    }

    /** Whether something is known to have changed since; what has to be read again is read. */
    boolean isOutdated(Assignment assignment) {
        return isOtherThan(catalog.namespace(assignment.namespace().namespaceId()), assignment.namespace())
                || isOtherThan(catalog.deployment(assignment.namespace().workerId()), assignment.deployment());
    }

    private CompletableFuture<Assignment> assign(
            PublishedNamespace namespace, Optional<ActiveDeployment> found, String objectId) {
        ActiveDeployment deployment =
                found.orElseThrow(() -> refused("The Worker of this Durable Object namespace is not deployed."));
        refusal(deployment.plan(), namespace.storage()).ifPresent(failure -> {
            throw new RefusedException(failure);
        });
        DailyRefusals.ofEvent(deployment.usedUp(), timers.epochMillis()).ifPresent(failure -> {
            throw new RefusedException(failure);
        });
        workerRefusal.apply(namespace.workerId()).ifPresent(failure -> {
            throw new RefusedException(failure);
        });
        return catalog.version(VersionChoice.forObject(deployment, objectId))
                .thenApply(version -> new Assignment(
                        namespace,
                        deployment,
                        version.orElseThrow(() -> refused("The deployed version of this Worker is not available."))));
    }

    private Optional<Failure> refusal(AccountPlan plan, StorageBackend storage) {
        boolean free = freeSqliteObjects && storage == StorageBackend.SQLITE;
        return switch (plan) {
            case PAID -> Optional.empty();
            case FREE -> free ? Optional.empty() : Optional.of(Failures.PLAN);
            case OVERDUE -> free ? Optional.empty() : Optional.of(Failures.OVERDUE);
            case PAUSED -> Optional.of(Failures.PAUSED);
            case SUSPENDED -> Optional.of(Failures.SUSPENDED);
        };
    }

    private static <T> boolean isKnown(CompletableFuture<Optional<T>> fact, T value) {
        return fact.isDone()
                && !fact.isCompletedExceptionally()
                && fact.join().filter(value::equals).isPresent();
    }

    private static <T> boolean isOtherThan(CompletableFuture<Optional<T>> fact, T value) {
        return fact.isDone()
                && !fact.isCompletedExceptionally()
                && fact.join().filter(known -> !value.equals(known)).isPresent();
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Failures.of(Cause.REFUSED, message));
    }
}

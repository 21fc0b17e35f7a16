package dev.holdfast.controlplane.worker;

import dev.holdfast.controlplane.account.AccountEntity;
import dev.holdfast.controlplane.account.AccountRepository;
import dev.holdfast.controlplane.account.Subdomains;
import dev.holdfast.controlplane.publication.FactKind;
import dev.holdfast.controlplane.publication.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Addresses of single versions (reference: wrangler-api 4.2): the first 8 digits of a version's id, or an alias that
 * its upload gave it, stand before the worker's name. The newest versions of a worker have them while the worker allows
 * it, but none that binds Durable Objects: another version than the deployed one must not touch their data. Called
 * inside transactions.
 */
@ApplicationScoped
public class Previews {
    private static final int NEWEST = 50;
    private static final int LONGEST_LABEL = 63;
    private static final int ID_DIGITS = 8;
    private static final String ALIAS = "workers/alias";

    private final VersionRepository versions;
    private final AccountRepository accounts;
    private final Subdomains subdomains;
    private final Outbox outbox;

    Previews(VersionRepository versions, AccountRepository accounts, Subdomains subdomains, Outbox outbox) {
        this.versions = versions;
        this.accounts = accounts;
        this.subdomains = subdomains;
        this.outbox = outbox;
    }

    /** Whether the version has an address of its own. */
    public boolean has(WorkerEntity worker, VersionEntity version) {
        return worker.previewsEnabled
                && version.number > worker.versionCount - NEWEST
                && version.facts.bindings().stream().noneMatch(WorkerBinding.ObjectNamespace.class::isInstance);
    }

    /** What follows the version in its host name, with the port. */
    public Optional<String> suffix(AccountEntity account, WorkerEntity worker) {
        return subdomains.urlOf(account, worker.name).map(url -> "-" + url.getAuthority());
    }

    /** The version that a word before the worker's name stands for. */
    Optional<VersionEntity> find(WorkerEntity worker, String word) {
        return versions.listNewest(worker.id, NEWEST).stream()
                .filter(version -> has(worker, version))
                .filter(version -> words(version).anyMatch(word::equals))
                .findFirst();
    }

    /** Host names of all versions that have an address. */
    List<String> hosts(WorkerEntity worker) {
        return versions.listNewest(worker.id, NEWEST).stream()
                .filter(version -> has(worker, version))
                .flatMap(version -> hosts(worker, version))
                .distinct()
                .toList();
    }

    /** The versions that have an address. */
    public List<VersionEntity> shown(WorkerEntity worker) {
        return versions.listNewest(worker.id, NEWEST).stream()
                .filter(version -> has(worker, version))
                .toList();
    }

    /** Publishes the address of a version that was just stored, and withdraws that of the one it pushes out. */
    public void publish(WorkerEntity worker, VersionEntity version) {
        if (!worker.previewsEnabled) {
            return;
        }
        publishOne(worker, version);
        versions.findNumber(worker.id, version.number - NEWEST).ifPresent(old -> publishOne(worker, old));
    }

    /** Publishes or withdraws the addresses of all versions, whichever is right now. */
    void publishAll(WorkerEntity worker) {
        versions.listNewest(worker.id, NEWEST).forEach(version -> publishOne(worker, version));
    }

    private void publishOne(WorkerEntity worker, VersionEntity version) {
        if (has(worker, version)) {
            outbox.add(FactKind.BUNDLE, version.id.toString());
        }
        hosts(worker, version).forEach(host -> outbox.add(FactKind.ROUTE, host));
    }

    private Stream<String> hosts(WorkerEntity worker, VersionEntity version) {
        AccountEntity account = accounts.findById(worker.accountId);
        return words(version)
                .map(word -> word + "-" + worker.name)
                .filter(label -> label.length() <= LONGEST_LABEL)
                .flatMap(label -> subdomains.hostOf(account, label).stream());
    }

    private static Stream<String> words(VersionEntity version) {
        return Stream.concat(
                Stream.of(version.id.toString().substring(0, ID_DIGITS)),
                Stream.ofNullable(version.facts.annotations().get(ALIAS)));
    }
}

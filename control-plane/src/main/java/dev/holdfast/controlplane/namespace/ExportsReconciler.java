package dev.holdfast.controlplane.namespace;

import dev.holdfast.contract.StorageBackend;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.ErrorDetail;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Works out one {@link ExportsPlan}; used once. Scenarios are called as clients know them. */
final class ExportsReconciler {
    private final Map<String, DeclaredClass> declared;
    private final ExportsSituation situation;
    private final Map<String, String> renamedTo = new LinkedHashMap<>();
    private final List<NamespaceChange> changes = new ArrayList<>();
    private final Map<String, KnownClass> awaited = new LinkedHashMap<>();
    private final List<ErrorDetail> failures = new ArrayList<>();
    private final List<String> created = new ArrayList<>();
    private final List<String> deleted = new ArrayList<>();
    private final List<ExportsReconciliation.Rename> renamed = new ArrayList<>();
    private final List<ExportsReconciliation.Transfer> transferred = new ArrayList<>();
    private final List<ExportsReconciliation.Pending> pending = new ArrayList<>();
    private final List<ExportsReconciliation.Remark> info = new ArrayList<>();
    private final Set<String> removable = new LinkedHashSet<>();

    ExportsReconciler(Map<String, DeclaredClass> declared, ExportsSituation situation) {
        this.declared = declared;
        this.situation = situation;
        declared.forEach((name, entry) -> {
            if (entry instanceof DeclaredClass.Renamed(String to)
                    && situation.own().containsKey(name)) {
                renamedTo.putIfAbsent(to, name);
            }
        });
    }

    /** @throws ApiException that lists everything that is in the way */
    ExportsPlan plan() {
        declared.forEach(this::apply);
        requireNothingForgotten();
        requireBoundClasses();
        situation.unnamed().stream()
                .sorted()
                .forEach(name -> remark(
                        "code_class_not_in_exports",
                        name,
                        "The code exports the class, and nothing in 'exports' names it. Declare it if it is to have"
                                + " Durable Objects."));
        if (!failures.isEmpty()) {
            throw new ApiException(
                    ErrorCause.EXPORTS_NOT_RECONCILED,
                    "The Durable Object classes that this Worker declares cannot be reconciled with those that it has",
                    failures);
        }
        return new ExportsPlan(
                changes,
                awaited,
                new ExportsReconciliation(
                        created,
                        List.of(),
                        deleted,
                        renamed,
                        transferred,
                        pending,
                        List.of(),
                        info,
                        List.copyOf(removable)));
    }

    private void apply(String name, DeclaredClass entry) {
        Optional<KnownClass> has = Optional.ofNullable(situation.own().get(name));
        switch (entry) {
            case DeclaredClass.Live(StorageBackend storage) -> live(name, storage, has);
            case DeclaredClass.Expected expected -> expected(name, expected, has);
            case DeclaredClass.Deleted() -> has.ifPresentOrElse(owned -> delete(name, owned), () -> stale(name));
            case DeclaredClass.Renamed(String to) ->
                has.ifPresentOrElse(owned -> rename(name, to, owned), () -> stale(name));
            case DeclaredClass.Transferred(String to) ->
                has.ifPresentOrElse(owned -> give(name, to, owned), () -> stale(name));
        }
    }

    private void live(String name, StorageBackend storage, Optional<KnownClass> has) {
        requireInCode(name);
        if (has.isPresent()) {
            requireStorage(name, storage, has.get());
            if (situation.before().get(name) instanceof DeclaredClass.Expected) {
                remark(
                        "transfer_receive_cleanup_complete",
                        name,
                        "The class was transferred to this Worker, and is declared like any other now.");
            }
        } else if (!renamedTo.containsKey(name)) {
            create(name, storage);
        }
    }

    private void create(String name, StorageBackend storage) {
        if (storage == StorageBackend.KEY_VALUE) {
            fail(
                    name,
                    situation.keyValueAllowed() ? "invalid_export" : "free_tier_requires_sqlite",
                    "A new class cannot have the storage 'legacy-kv'.",
                    "Declare it with the storage 'sqlite'.");
            return;
        }
        changes.add(new NamespaceChange.Create(name, storage));
        created.add(name);
    }

    private void expected(String name, DeclaredClass.Expected expected, Optional<KnownClass> has) {
        requireInCode(name);
        if (has.isPresent()) {
            requireStorage(name, expected.storage(), has.get());
            remark(
                    "transfer_receive_already_applied",
                    name,
                    "The class has arrived; declare it with the state 'created' from now on.");
            return;
        }
        String from = expected.fromScript();
        Optional<KnownClass> source = situation.others().of(from, name);
        if (source.isEmpty()) {
            fail(
                    name,
                    "phase_one_transfer_source_missing",
                    "The script '%s' has no Durable Object class of this name.".formatted(from),
                    "Declare the transfer before the class is deleted or renamed there.");
        } else if (source.get().storage() != expected.storage()) {
            fail(
                    name,
                    "phase_one_transfer_storage_mismatch",
                    "The class of the script '%s' has the storage '%s'."
                            .formatted(from, storageName(source.get().storage())),
                    null);
        } else {
            awaited.put(name, source.get());
            pending.add(new ExportsReconciliation.Pending(name, from));
        }
    }

    private void delete(String name, KnownClass owned) {
        List<String> others = situation.others().bindingTo(owned.namespaceId());
        if (situation.exported().map(names -> names.contains(name)).orElse(false)) {
            fail(
                    name,
                    "tombstone_delete_class_still_in_code",
                    "The class is declared deleted, but the code exports it.",
                    "Remove the class from the code.");
        } else if (!others.isEmpty()) {
            failures.add(new ErrorDetail(
                    name,
                    "tombstone_delete_blocked_by_external_bindings",
                    "Other Workers have bindings to the class.",
                    "Remove those bindings first.",
                    others));
        } else {
            changes.add(new NamespaceChange.Delete(owned.namespaceId()));
            deleted.add(name);
            removable.add(name);
        }
    }

    private void rename(String name, String to, KnownClass owned) {
        Optional<StorageBackend> target = Optional.ofNullable(declared.get(to)).flatMap(DeclaredClass::liveStorage);
        if (!(declared.get(to) instanceof DeclaredClass.Live)) {
            fail(
                    name,
                    "invalid_export",
                    "The class is renamed to '%s', which is not declared as created.".formatted(to),
                    "Declare '%s' with the state 'created'.".formatted(to));
        } else if (situation.own().containsKey(to) || !name.equals(renamedTo.get(to))) {
            fail(
                    name,
                    "tombstone_renamed_to_occupied",
                    "The class cannot be renamed to '%s', which has Durable Objects of its own.".formatted(to),
                    null);
        } else if (target.filter(storage -> storage == owned.storage()).isEmpty()) {
            mismatch(to, owned);
        } else {
            changes.add(new NamespaceChange.Take(owned.namespaceId(), to));
            renamed.add(new ExportsReconciliation.Rename(name, to));
            removable.add(name);
        }
    }

    private void give(String name, String to, KnownClass owned) {
        Optional<DeclaredClass> awaiting = situation.others().declares(to, name);
        if (to.equals(situation.script()) || !situation.others().exists(to)) {
            fail(
                    name,
                    "transferred_target_missing",
                    "There is no other script '%s' to which the class could be transferred.".formatted(to),
                    null);
        } else if (!(awaiting.orElse(null) instanceof DeclaredClass.Expected expected)) {
            fail(
                    name,
                    "transferred_pending_not_found",
                    "The script '%s' does not expect the class.".formatted(to),
                    "Deploy '%s' first, with the class declared as 'expecting-transfer'.".formatted(to));
        } else if (!expected.fromScript().equals(situation.script()) || expected.storage() != owned.storage()) {
            fail(
                    name,
                    "transferred_target_mismatch",
                    "The script '%s' expects the class from '%s' with the storage '%s'."
                            .formatted(to, expected.fromScript(), storageName(expected.storage())),
                    null);
        } else if (situation.others().of(to, name).isPresent()) {
            fail(
                    name,
                    "transferred_target_mismatch",
                    "The script '%s' has Durable Objects of a class of this name.".formatted(to),
                    null);
        } else {
            changes.add(new NamespaceChange.Give(owned.namespaceId(), to));
            transferred.add(new ExportsReconciliation.Transfer(name, to, "completed"));
            removable.add(name);
        }
    }

    /** Said once it is known what the code exports, since that makes a difference. */
    private void requireNothingForgotten() {
        if (situation.exported().isEmpty()) {
            return;
        }
        situation.own().keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .sorted()
                .forEach(this::forgotten);
    }

    private void forgotten(String name) {
        boolean inCode = situation.exported().orElseThrow().contains(name);
        fail(
                name,
                inCode ? "provisioned_class_missing_from_config" : "orphaned_provisioned_namespace",
                inCode
                        ? "The class has Durable Objects, but is not declared."
                        : "The class has Durable Objects, but is neither declared nor exported by the code.",
                "Declare it, or say with the state 'deleted', 'renamed' or 'transferred' what becomes of it.");
    }

    private void requireBoundClasses() {
        situation.bound().stream()
                .filter(name -> Optional.ofNullable(declared.get(name))
                        .flatMap(DeclaredClass::liveStorage)
                        .isEmpty())
                .sorted()
                .forEach(name -> fail(
                        name,
                        "config_references_nonexistent_class",
                        "A binding leads to the class, which is not declared as one that the Worker has.",
                        null));
    }

    private void requireInCode(String name) {
        if (!situation.exported().map(names -> names.contains(name)).orElse(true)) {
            fail(
                    name,
                    "config_export_not_in_code",
                    "The class is declared, but the code does not export it.",
                    "Export it from the main module, or declare it deleted.");
        }
    }

    private void requireStorage(String name, StorageBackend storage, KnownClass owned) {
        if (owned.storage() != storage) {
            mismatch(name, owned);
        }
    }

    private void mismatch(String name, KnownClass owned) {
        fail(
                name,
                "storage_type_mismatch",
                "The Durable Objects of the class have the storage '%s', which cannot be changed."
                        .formatted(storageName(owned.storage())),
                null);
    }

    private void stale(String name) {
        remark("stale_tombstone", name, "This was done before; the entry can be removed.");
        removable.add(name);
    }

    private void remark(String scenario, String name, String message) {
        info.add(new ExportsReconciliation.Remark(scenario, name, message, null));
    }

    private void fail(String name, String scenario, String message, @Nullable String suggestion) {
        failures.add(new ErrorDetail(name, scenario, message, suggestion, null));
    }

    private static String storageName(StorageBackend storage) {
        return switch (storage) {
            case SQLITE -> "sqlite";
            case KEY_VALUE -> "legacy-kv";
        };
    }
}

package dev.holdfast.contract;

import java.util.List;

/**
 * An immutable version of a worker: code and bindings. The control plane writes it, pods pass it on unread, sandboxes
 * read it; its JSON form is therefore a wire format, to which fields may only be added.
 *
 * @param versionId UUID
 * @param compatibilityDate {@code YYYY-MM-DD}
 * @param mainModule name of the entry module, one of {@code modules}; empty for a version that has static files alone
 * @param hasAssets whether the version has static files, see {@link PublishedAssets}
 */
public record VersionBundle(
        String accountId,
        String workerId,
        String scriptName,
        String versionId,
        String compatibilityDate,
        List<String> compatibilityFlags,
        String mainModule,
        List<BundleModule> modules,
        List<Binding> bindings,
        boolean hasAssets) {
    public VersionBundle {
        compatibilityFlags = List.copyOf(compatibilityFlags);
        modules = List.copyOf(modules);
        bindings = List.copyOf(bindings);
    }

    /** A version without static files. */
    public VersionBundle(
            String accountId,
            String workerId,
            String scriptName,
            String versionId,
            String compatibilityDate,
            List<String> compatibilityFlags,
            String mainModule,
            List<BundleModule> modules,
            List<Binding> bindings) {
        this(
                accountId,
                workerId,
                scriptName,
                versionId,
                compatibilityDate,
                compatibilityFlags,
                mainModule,
                modules,
                bindings,
                false);
    }
}

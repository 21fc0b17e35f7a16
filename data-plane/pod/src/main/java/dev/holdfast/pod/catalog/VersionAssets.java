package dev.holdfast.pod.catalog;

/**
 * What a pod has to know of a version's static files before it looks at them.
 *
 * @param present whether there are any
 * @param alone whether there is no code
 * @param binding name of the binding to them, empty for none
 */
public record VersionAssets(boolean present, boolean alone, String binding) {
    /** Code without files. */
    public static final VersionAssets NONE = new VersionAssets(false, false, "");
}

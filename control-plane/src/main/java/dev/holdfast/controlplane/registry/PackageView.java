package dev.holdfast.controlplane.registry;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A package as the editor chooses from it.
 *
 * @param tags versions by name, among them {@code latest}
 * @param versions all versions, in the registry's order
 * @param deprecations what the registry says against a version, by version
 * @param integrity checksums of the versions' archives as the registry tells them, such as {@code sha512-…}
 */
@Schema(name = "Package")
public record PackageView(
        String name,
        Map<String, String> tags,
        List<String> versions,
        Map<String, String> deprecations,
        Map<String, String> integrity) {}

package dev.holdfast.controlplane.upload;

import com.fasterxml.jackson.databind.JsonNode;
import dev.holdfast.controlplane.namespace.DeclaredClass;
import dev.holdfast.controlplane.namespace.Migration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * What an upload says about itself, checked for everything that can be checked without the database.
 *
 * @param keptBindings types of bindings that are taken over from the previous version
 * @param mainModule empty for an upload that has static files alone
 * @param assets static files, as far as given
 * @param keepsAssets whether those of the previous version stay, if none are given
 * @param declaredClasses Durable Object classes by name, in place of a migration; none: nothing is declared
 * @param declaredEntrypoints names of exports that are declared and are no Durable Object classes
 * @param codeUpdate how busy objects take the code once it is deployed
 * @param settings of the worker rather than of the version, as far as given
 * @param remarks what the caller should know about things accepted without effect
 */
public record UploadMetadata(
        String mainModule,
        String compatibilityDate,
        List<String> compatibilityFlags,
        List<UploadedBinding> bindings,
        Set<String> keptBindings,
        Optional<Migration> migration,
        Map<String, DeclaredClass> declaredClasses,
        Set<String> declaredEntrypoints,
        OptionalInt cpuMillis,
        Optional<CodeUpdateStrategy> codeUpdate,
        Map<String, String> annotations,
        Map<String, JsonNode> settings,
        Optional<UploadedAssets> assets,
        boolean keepsAssets,
        List<String> remarks) {}

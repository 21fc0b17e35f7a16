package dev.holdfast.controlplane.token;

import dev.holdfast.controlplane.access.Permission;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that tokens can be good for.
 *
 * @param scopes which resources it is about
 */
@Schema(name = "PermissionGroup")
public record PermissionGroupView(String id, String name, List<String> scopes) {
    static List<PermissionGroupView> of(boolean operator) {
        return Arrays.stream(Permission.values())
                .filter(each -> operator || each.level() != Permission.Level.PLATFORM)
                .map(each -> new PermissionGroupView(
                        each.id(), each.title(), List.of(each.level().scope())))
                .toList();
    }
}

package dev.holdfast.controlplane.member;

import dev.holdfast.controlplane.access.Permission;
import dev.holdfast.controlplane.access.Role;
import java.util.Arrays;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A role, with the names of the permission groups that it has. */
@Schema(name = "Role")
public record RoleView(String id, String name, String description, List<String> permissions) {
    static RoleView of(Role role) {
        List<String> permissions =
                role.permissions().stream().sorted().map(Permission::title).toList();
        return new RoleView(role.id(), role.title(), role.description(), permissions);
    }

    static List<RoleView> all() {
        return Arrays.stream(Role.values()).map(RoleView::of).toList();
    }
}

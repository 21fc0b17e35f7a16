package dev.holdfast.controlplane.access;

import static dev.holdfast.controlplane.access.Permission.ACCOUNT_READ;
import static dev.holdfast.controlplane.access.Permission.ANALYTICS_READ;
import static dev.holdfast.controlplane.access.Permission.BILLING_READ;
import static dev.holdfast.controlplane.access.Permission.BILLING_WRITE;
import static dev.holdfast.controlplane.access.Permission.KV_READ;
import static dev.holdfast.controlplane.access.Permission.KV_WRITE;
import static dev.holdfast.controlplane.access.Permission.MEMBERS_READ;
import static dev.holdfast.controlplane.access.Permission.OBJECTS_DATA;
import static dev.holdfast.controlplane.access.Permission.OBJECTS_READ;
import static dev.holdfast.controlplane.access.Permission.OBJECTS_WRITE;
import static dev.holdfast.controlplane.access.Permission.ROUTES_READ;
import static dev.holdfast.controlplane.access.Permission.ROUTES_WRITE;
import static dev.holdfast.controlplane.access.Permission.TAIL_READ;
import static dev.holdfast.controlplane.access.Permission.WORKERS_READ;
import static dev.holdfast.controlplane.access.Permission.WORKERS_WRITE;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a member may do in an account. Roles say nothing of what a user may do with what is the user's own. */
public enum Role {
    OWNER("owner", "Owner", "Everything, and the choice of other owners", everythingBut()),
    ADMIN("admin", "Administrator", "Everything but paying and the choice of owners", everythingBut(BILLING_WRITE)),
    DEVELOPER(
            "developer",
            "Developer",
            "Workers, objects and storage",
            Set.of(
                    ACCOUNT_READ,
                    MEMBERS_READ,
                    ANALYTICS_READ,
                    WORKERS_READ,
                    WORKERS_WRITE,
                    ROUTES_READ,
                    ROUTES_WRITE,
                    TAIL_READ,
                    KV_READ,
                    KV_WRITE,
                    OBJECTS_READ,
                    OBJECTS_WRITE,
                    OBJECTS_DATA)),
    BILLING(
            "billing",
            "Billing",
            "Plan, payment and usage",
            Set.of(ACCOUNT_READ, ANALYTICS_READ, BILLING_READ, BILLING_WRITE)),
    READ_ONLY(
            "read-only",
            "Read only",
            "Sees Workers, objects and settings, but neither stored data nor logs",
            Set.of(ACCOUNT_READ, MEMBERS_READ, ANALYTICS_READ, WORKERS_READ, ROUTES_READ, OBJECTS_READ));

    private final String id;
    private final String title;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // only copies that cannot be changed come here
    private final Set<Permission> permissions;

    Role(String id, String title, String description, Set<Permission> permissions) {
        this.id = id;
        this.title = title;
        this.description = description;
        this.permissions = permissions;
    }

    /** As the API and the database call it. */
    public String id() {
        return id;
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    public String description() {
        return description;
    }

    /** All of {@link Permission.Level#ACCOUNT}. */
    public Set<Permission> permissions() {
        return permissions;
    }

    public boolean allows(Permission permission) {
        return permissions.contains(permission);
    }

    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }

    private static Set<Permission> everythingBut(Permission... others) {
        return Arrays.stream(Permission.values())
                .filter(each -> each.level() == Permission.Level.ACCOUNT)
                .filter(each -> !Arrays.asList(others).contains(each))
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)), Set::copyOf));
    }
}

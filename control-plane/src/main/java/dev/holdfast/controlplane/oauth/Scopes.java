package dev.holdfast.controlplane.oauth;

import static dev.holdfast.controlplane.access.Permission.ACCOUNT_READ;
import static dev.holdfast.controlplane.access.Permission.KV_READ;
import static dev.holdfast.controlplane.access.Permission.KV_WRITE;
import static dev.holdfast.controlplane.access.Permission.MEMBERSHIPS_READ;
import static dev.holdfast.controlplane.access.Permission.MEMBERS_READ;
import static dev.holdfast.controlplane.access.Permission.OBJECTS_READ;
import static dev.holdfast.controlplane.access.Permission.OBJECTS_WRITE;
import static dev.holdfast.controlplane.access.Permission.ROUTES_READ;
import static dev.holdfast.controlplane.access.Permission.ROUTES_WRITE;
import static dev.holdfast.controlplane.access.Permission.TAIL_READ;
import static dev.holdfast.controlplane.access.Permission.USER_READ;
import static dev.holdfast.controlplane.access.Permission.WORKERS_READ;
import static dev.holdfast.controlplane.access.Permission.WORKERS_WRITE;

import dev.holdfast.controlplane.access.Grant;
import dev.holdfast.controlplane.access.Permission;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The scopes that a program asks for, separated by spaces (reference: wrangler-api 15). Those of products that are not
 * here give nothing.
 */
record Scopes(String text) {
    private static final int MOST_CHARACTERS = 2000;
    private static final Map<String, Set<Permission>> KNOWN = Map.of(
            "account:read", Set.of(ACCOUNT_READ, MEMBERS_READ),
            "user:read", Set.of(USER_READ, MEMBERSHIPS_READ),
            "workers:write", Set.of(WORKERS_READ, WORKERS_WRITE, OBJECTS_READ, OBJECTS_WRITE),
            "workers_scripts:write", Set.of(WORKERS_READ, WORKERS_WRITE, OBJECTS_READ, OBJECTS_WRITE),
            "workers_kv:write", Set.of(KV_READ, KV_WRITE),
            "workers_routes:write", Set.of(ROUTES_READ, ROUTES_WRITE),
            "zone:read", Set.of(ROUTES_READ),
            "workers_tail:read", Set.of(TAIL_READ));

    /** Whether they are written as OAuth demands, and not too many. */
    boolean isValid() {
        return text.length() <= MOST_CHARACTERS && text.matches("[\\x21\\x23-\\x5b\\x5d-\\x7e ]*");
    }

    Grant grant() {
        return new Grant.Limited(List.of(new Grant.Policy(permissions(), Set.of())));
    }

    /** In the order in which people read them. */
    Set<Permission> permissions() {
        Set<Permission> permissions = new TreeSet<>();
        Arrays.stream(text.split(" ")).forEach(each -> permissions.addAll(KNOWN.getOrDefault(each, Set.of())));
        return permissions;
    }
}

package dev.holdfast.controlplane.access;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * What a route may demand: the permission groups of API tokens, and what roles are made of. Constant names are stored
 * with tokens and never change.
 */
public enum Permission {
    ACCOUNT_READ("Account Settings Read", Level.ACCOUNT),
    ACCOUNT_WRITE("Account Settings Write", Level.ACCOUNT),
    MEMBERS_READ("Account Members Read", Level.ACCOUNT),
    MEMBERS_WRITE("Account Members Write", Level.ACCOUNT),
    AUDIT_READ("Audit Logs Read", Level.ACCOUNT),
    ANALYTICS_READ("Account Analytics Read", Level.ACCOUNT),
    BILLING_READ("Billing Read", Level.ACCOUNT),
    BILLING_WRITE("Billing Write", Level.ACCOUNT),
    WORKERS_READ("Workers Scripts Read", Level.ACCOUNT),
    /** Code, settings, secrets, schedules, deployments. */
    WORKERS_WRITE("Workers Scripts Write", Level.ACCOUNT),
    ROUTES_READ("Workers Routes Read", Level.ACCOUNT),
    ROUTES_WRITE("Workers Routes Write", Level.ACCOUNT),
    TAIL_READ("Workers Tail Read", Level.ACCOUNT),
    /** Which namespaces of key-value storage there are, and what is in them. */
    KV_READ("Workers KV Storage Read", Level.ACCOUNT),
    KV_WRITE("Workers KV Storage Write", Level.ACCOUNT),
    /** Which namespaces of Durable Objects there are, and which objects. */
    OBJECTS_READ("Durable Objects Read", Level.ACCOUNT),
    /** End, wake and delete objects. */
    OBJECTS_WRITE("Durable Objects Write", Level.ACCOUNT),
    /** Look into what objects store, and change it. */
    OBJECTS_DATA("Durable Objects Data", Level.ACCOUNT),

    USER_READ("User Details Read", Level.USER),
    /** Open further accounts. */
    USER_WRITE("User Details Write", Level.USER),
    MEMBERSHIPS_READ("Memberships Read", Level.USER),
    /** Answer invitations and leave accounts. */
    MEMBERSHIPS_WRITE("Memberships Write", Level.USER),
    TOKENS_READ("API Tokens Read", Level.USER),
    TOKENS_WRITE("API Tokens Write", Level.USER),

    /** See, suspend and limit any account; only operators have it. */
    PLATFORM_OPERATE("Platform Operation", Level.PLATFORM);

    /** What a permission is about. */
    public enum Level {
        ACCOUNT("com.cloudflare.api.account"),
        USER("com.cloudflare.api.user"),
        /** The installation as a whole. Granted by name only, to operators only. */
        PLATFORM("com.cloudflare.api.user");

        private final String scope;

        Level(String scope) {
            this.scope = scope;
        }

        /** How the API calls resources of the level. */
        public String scope() {
            return scope;
        }
    }

    private final String title;
    private final Level level;
    private final String id;

    Permission(String title, Level level) {
        this.title = title;
        this.level = level;
        this.id = UUID.nameUUIDFromBytes(("permission/" + name()).getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "");
    }

    /** As people read it. */
    public String title() {
        return title;
    }

    public Level level() {
        return level;
    }

    /** 32 hex digits: the permission group of API tokens. */
    public String id() {
        return id;
    }

    public static Optional<Permission> byId(String id) {
        return Arrays.stream(values()).filter(each -> each.id.equals(id)).findFirst();
    }
}

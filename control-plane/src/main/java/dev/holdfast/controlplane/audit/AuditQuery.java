package dev.holdfast.controlplane.audit;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Times;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which audit entries are asked for. */
public class AuditQuery {
    private static final int MOST = 1000;

    @QueryParam("action_type")
    @Nullable
    String action;

    @QueryParam("resource_type")
    @Nullable
    String kind;

    @QueryParam("resource_id")
    @Nullable
    String target;

    @QueryParam("actor_id")
    @Nullable
    String actorId;

    @QueryParam("actor_email")
    @Nullable
    String actorEmail;

    /** RFC 3339; entries of this time or later. */
    @QueryParam("since")
    @Nullable
    String since;

    /** RFC 3339; entries before this time. */
    @QueryParam("before")
    @Nullable
    String before;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    @QueryParam("limit")
    @DefaultValue("100")
    int limit;

    int limit() {
        return Math.clamp(limit, 1, MOST);
    }

    /** Conditions that lack only their value at the end. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "action =", action);
        put(conditions, "kind =", kind);
        put(conditions, "target =", target);
        put(conditions, "userId =", actorId);
        put(conditions, "userEmail =", actorEmail);
        if (since != null) {
            conditions.put("createdOn >=", Times.read("since", since, Times.LAST_SECOND));
        }
        if (before != null) {
            conditions.put("createdOn <", Times.read("before", before, Times.LAST_SECOND));
        }
        if (cursor != null && !cursor.isEmpty()) {
            conditions.put("number <", number(cursor));
        }
        return conditions;
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable String value) {
        if (value != null) {
            if (value.indexOf('\0') >= 0) {
                throw new ApiException(ErrorCause.BAD_REQUEST, "A filter must not have zero characters");
            }
            conditions.put(condition, value);
        }
    }

    private static long number(String cursor) {
        try {
            return Long.parseUnsignedLong(cursor, 36);
        } catch (NumberFormatException e) {
            throw new ApiException(ErrorCause.BAD_REQUEST, "The cursor is none that was given out");
        }
    }

    /** The cursor behind an entry. */
    static String after(AuditEntry entry) {
        return Long.toString(entry.number, 36);
    }
}

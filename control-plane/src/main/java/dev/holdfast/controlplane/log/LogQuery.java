package dev.holdfast.controlplane.log;

import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.api.Times;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which logs are asked for: those that meet every condition that is given. */
public class LogQuery {
    private static final int MOST = 1000;
    private static final int MOST_TEXT = 1024;

    /** RFC 3339; invocations that began then or later. */
    @QueryParam("from")
    @Nullable
    String from;

    /** RFC 3339; invocations that began before. */
    @QueryParam("to")
    @Nullable
    String to;

    /** Part of a message, an exception or an address, in small or capital letters. */
    @QueryParam("text")
    @Nullable
    String text;

    /** {@code debug}, {@code info}, {@code log}, {@code warn} or {@code error}; exceptions are errors. */
    @QueryParam("level")
    @Nullable
    String level;

    /** As tails call it. */
    @QueryParam("outcome")
    @Nullable
    String outcome;

    /** Id of a version. */
    @QueryParam("version")
    @Nullable
    String version;

    /** What began the invocation, an id of {@link LogKind}. */
    @QueryParam("kind")
    @Nullable
    String kind;

    @QueryParam("request_id")
    @Nullable
    String requestId;

    /** Id of a namespace: invocations of its objects. */
    @QueryParam("namespace")
    @Nullable
    String namespace;

    /** Id of an object. */
    @QueryParam("object")
    @Nullable
    String object;

    @QueryParam("cursor")
    @DefaultValue("")
    String cursor;

    @QueryParam("limit")
    @DefaultValue("100")
    int limit;

    int limit() {
        return Math.clamp(limit, 1, MOST);
    }

    /** Conditions in SQL, each with the one value that it needs. */
    Map<String, Object> conditions() {
        Map<String, Object> conditions = new LinkedHashMap<>();
        put(conditions, "outcome = ?", outcome);
        put(conditions, "version_id = ?", version);
        put(conditions, "request_id = ?", requestId);
        put(conditions, "namespace_id = ?", namespace);
        put(conditions, "object_id = ?", object);
        put(conditions, "? = ANY (levels)", level);
        put(conditions, "strpos(words, ?) > 0", text == null ? null : text.toLowerCase(Locale.ROOT));
        if (kind != null) {
            conditions.put("kind = ?", LogKind.byId(kind).map(LogKind::id).orElseThrow(LogQuery::unknownKind));
        }
        if (from != null) {
            conditions.put(
                    "time >= ?", Times.read("from", from, Times.LAST_SECOND).atOffset(ZoneOffset.UTC));
        }
        if (to != null) {
            conditions.put("time < ?", Times.read("to", to, Times.LAST_SECOND).atOffset(ZoneOffset.UTC));
        }
        return conditions;
    }

    /** Where to go on; absent: at the newest. */
    Optional<LogCursor> after() {
        return cursor.isEmpty() ? Optional.empty() : Optional.of(LogCursor.read(cursor));
    }

    private static void put(Map<String, Object> conditions, String condition, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (value.indexOf('\0') >= 0 || value.length() > MOST_TEXT) {
            throw new ApiException(
                    ErrorCause.BAD_REQUEST,
                    "A filter must not have zero characters or more than %d characters".formatted(MOST_TEXT));
        }
        conditions.put(condition, value);
    }

    private static ApiException unknownKind() {
        return new ApiException(
                ErrorCause.BAD_REQUEST, "'kind' must be fetch, scheduled, alarm, rpc, websocket, notice or other");
    }
}

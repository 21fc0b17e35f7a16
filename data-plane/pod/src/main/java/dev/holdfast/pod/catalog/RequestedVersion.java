package dev.holdfast.pod.catalog;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a request says about the version that should serve it (reference: durable-objects 9.4). It chooses among the
 * versions of a deployment; nothing makes another version serve.
 */
@FunctionalInterface
public interface RequestedVersion {
    /** Of something that is no request: any version. */
    RequestedVersion ANY = field -> null;

    /** A dictionary of workers' names and the ids of the versions that should serve. */
    String OVERRIDES = "cloudflare-workers-version-overrides";

    /** Requests with the same key are served by the same version while the shares stay. */
    String KEY = "cloudflare-workers-version-key";

    /**
     * A header field of the request.
     *
     * @param field its name in lower case
     * @return its value; null when there is none
     */
    @Nullable
    String header(String field);

    /** The key by which requests keep to one version. */
    default Optional<String> key() {
        return Optional.ofNullable(header(KEY)).filter(key -> !key.isEmpty());
    }

    /** The version that is asked for of a worker: {@code name="id", other="id"}. */
    default Optional<String> overrideOf(String scriptName) {
        String dictionary = header(OVERRIDES);
        if (dictionary == null) {
            return Optional.empty();
        }
        Optional<String> found = Optional.empty();
        for (String member : dictionary.split(",", -1)) {
            int equals = member.indexOf('=');
            if (equals > 0 && member.substring(0, equals).strip().equals(scriptName)) {
                found = Optional.of(member.substring(equals + 1).strip().replace("\"", ""));
            }
        }
        return found;
    }
}

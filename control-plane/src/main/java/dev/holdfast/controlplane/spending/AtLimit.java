package dev.holdfast.controlplane.spending;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What happens when a limit is reached. */
public enum AtLimit {
    @JsonProperty("ignore")
    IGNORE,
    @JsonProperty("alert")
    ALERT,
    /** An alert, and everything that the limit is about is paused. */
    @JsonProperty("pause")
    PAUSE;

    /** The name in API and database. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static AtLimit of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}

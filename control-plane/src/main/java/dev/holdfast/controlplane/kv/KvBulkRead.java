package dev.holdfast.controlplane.kv;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which values are to be read at once.
 *
 * @param type {@code text} if absent
 */
public record KvBulkRead(
        @NotEmpty @Size(max = 100) List<@NotNull String> keys,
        @Nullable @Pattern(regexp = "text|json") String type,
        @JsonProperty("withMetadata") @Nullable Boolean withMetadata) {}

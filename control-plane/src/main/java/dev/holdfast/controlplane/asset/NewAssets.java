package dev.holdfast.controlplane.asset;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Map;

/** Which static files a client has, by path. */
public record NewAssets(
        @NotNull @Size(max = 20_000)
        Map<@NotNull @Pattern(regexp = "/[^\\x00]{0,1023}") String, @NotNull @Valid Entry> manifest) {

    /**
     * One file.
     *
     * @param hash 32 hex digits
     * @param size in bytes
     */
    public record Entry(
            @NotNull @Pattern(regexp = "[0-9a-f]{32}") String hash,
            @Min(0) @Max(25 * 1024 * 1024) int size) {}
}

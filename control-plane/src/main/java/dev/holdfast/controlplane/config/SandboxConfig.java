package dev.holdfast.controlplane.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** The program in which uploaded code is started once. */
@ConfigMapping(prefix = "holdfast.sandbox")
public interface SandboxConfig {
    /** Path of {@code bin/sandbox}. */
    Path command();

    /** After this time, process start included, the program is killed and the upload refused. */
    @WithDefault("15s")
    Duration validationTimeout();

    /** How many uploads are started at the same time; others wait. */
    @WithDefault("2")
    int concurrentValidations();
}

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

    /** How the program is confined. */
    @WithDefault("auto")
    Confinement confinement();

    /** After this time, process start included, the program is killed and the upload refused. */
    @WithDefault("15s")
    Duration validationTimeout();

    /** How many uploads are started at the same time; others wait. */
    @WithDefault("2")
    int concurrentValidations();

    /** How much confinement an operator wants. */
    enum Confinement {
        /** Confined where the system allows. */
        AUTO,

        /** Confined, or uploads are refused. */
        REQUIRED,

        /** Never confined. */
        OFF
    }
}

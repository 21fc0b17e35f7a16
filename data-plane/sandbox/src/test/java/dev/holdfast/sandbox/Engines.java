package dev.holdfast.sandbox;

import dev.holdfast.sandbox.engine.EngineOptions;
import dev.holdfast.sandbox.engine.IcuData;
import dev.holdfast.sandbox.engine.Resources;
import dev.holdfast.sandbox.engine.SavedSnapshot;
import dev.holdfast.sandbox.engine.V8Engine;
import java.nio.file.Path;
import java.util.Optional;

/** The one engine of a test run. */
public final class Engines {
    private Engines() {}

    public static V8Engine shared() {
        return Holder.ENGINE;
    }

    private static final class Holder {
        static final V8Engine ENGINE = start();

        private static V8Engine start() {
            Path home = Path.of(System.getProperty("holdfast.sandbox.home"));
            Path library = home.resolve("lib/native/libjavet-v8-linux-x86_64-i18n.v.5.0.6.so");
            return V8Engine.start(
                    new EngineOptions(
                            new IcuData(home.resolve("icu")),
                            Optional.of(library),
                            new SavedSnapshot(home.resolve("none")),
                            128),
                    Resources.runtimeScript());
        }
    }
}

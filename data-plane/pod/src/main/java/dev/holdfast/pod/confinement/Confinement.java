package dev.holdfast.pod.confinement;

import dev.holdfast.pod.config.ConfinementMode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * What confines sandbox processes here.
 *
 * @param inForce whether anything does
 * @param description one line for people: with what, or why not
 */
public record Confinement(boolean inForce, String description) {
    private static final int PATIENCE_SECONDS = 10;

    /** Asks the sandbox's launcher script, which tries it out; blocks for some 50 milliseconds. */
    public static Confinement find(ConfinementMode mode, Path command) {
        return mode == ConfinementMode.OFF ? new Confinement(false, "none: it is switched off") : ask(command);
    }

    /** What the launcher script is to do. */
    public String order() {
        return inForce ? "required" : "off";
    }

    private static Confinement ask(Path command) {
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command.toAbsolutePath().toString(), "confinement").redirectErrorStream(true);
            builder.environment().putIfAbsent("HOLDFAST_JAVA_HOME", System.getProperty("java.home"));
            Process process = builder.start();
            process.getOutputStream().close();
            String line = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return new Confinement(false, "none: trying it out took too long");
            }
            return new Confinement(process.exitValue() == 0, line);
        } catch (IOException e) {
            return new Confinement(false, "none: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Confinement(false, "none: interrupted");
        }
    }
}

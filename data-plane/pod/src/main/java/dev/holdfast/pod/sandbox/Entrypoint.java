package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.Target;

/**
 * A stateless entrypoint of a version.
 *
 * @param name of the export, empty for the default one
 * @param props JSON of what its {@code ctx.props} shows, empty for nothing
 */
public record Entrypoint(String name, String props) {
    /** The default export, without props. */
    public static final Entrypoint DEFAULT = new Entrypoint("", "");

    Target of(StartedVersion version) {
        return new Target.Worker(version.number(), name, props);
    }
}

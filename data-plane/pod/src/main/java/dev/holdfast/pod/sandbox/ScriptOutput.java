package dev.holdfast.pod.sandbox;

import dev.holdfast.link.message.SandboxMessage.LogLine;
import dev.holdfast.link.message.SandboxMessage.Thrown;
import dev.holdfast.pod.invocation.Invocation;
import dev.holdfast.pod.invocation.InvocationLog;
import dev.holdfast.pod.invocation.Invocations;
import dev.holdfast.pod.invocation.Subject;
import java.util.Set;
import java.util.function.Consumer;

/**
 * What script prints, and throws without anybody's catching it: checked against what the sandbox was given, and handed
 * to the invocation in which it happened.
 */
final class ScriptOutput {
    private static final Set<String> LEVELS = Set.of("debug", "info", "log", "warn", "error");
    private static final int LONGEST_FAILURE = 64 * 1024;

    private final VersionTable versions;
    private final ObjectTable objects;
    private final OpenInvocations open;
    private final Invocations invocations;

    ScriptOutput(VersionTable versions, ObjectTable objects, OpenInvocations open, Invocations invocations) {
        this.versions = versions;
        this.objects = objects;
        this.open = open;
        this.invocations = invocations;
    }

    void printed(LogLine line) {
        if (!LEVELS.contains(line.level())) {
            throw new SandboxViolationException("logs at an unknown level");
        }
        if (line.message().length() > LogLine.LONGEST) {
            throw new SandboxViolationException("logs more in a line than there can be");
        }
        InvocationLog.Line said = new InvocationLog.Line(line.level(), line.timestampMillis(), line.message());
        hand(line.version(), line.object(), line.exchange(), invocation -> invocation.printed(said));
    }

    void threw(Thrown thrown) {
        int length = thrown.failure().message().length()
                + thrown.failure().name().length()
                + thrown.failure().stack().length();
        if (length > LONGEST_FAILURE) {
            throw new SandboxViolationException("throws more than there can be");
        }
        hand(
                thrown.version(),
                thrown.object(),
                thrown.exchange(),
                invocation -> invocation.threw(thrown.failure(), thrown.timestampMillis()));
    }

    private void hand(int version, long object, long exchange, Consumer<Invocation> what) {
        StartedVersion speaking = versions.require(version);
        Subject subject = object == 0
                ? speaking.subject()
                : objects.find(object).map(ObjectTable.Placed::subject).orElse(speaking.subject());
        if (exchange == 0) {
            Invocation stray = invocations.stray(belongs(subject, speaking));
            what.accept(stray);
            stray.end(0, "");
            return;
        }
        Invocation invocation = open.find(exchange);
        if (invocation == null) {
            throw new SandboxViolationException("speaks for event " + exchange + ", which is not open");
        }
        var _ = belongs(invocation.subject(), speaking);
        what.accept(invocation);
    }

    /** A version speaks only for itself. */
    private static Subject belongs(Subject subject, StartedVersion speaking) {
        if (!subject.isOfVersion(speaking.subject())) {
            throw new SandboxViolationException("speaks for code of another version");
        }
        return subject;
    }
}

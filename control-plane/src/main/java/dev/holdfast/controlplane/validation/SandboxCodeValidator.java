package dev.holdfast.controlplane.validation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.holdfast.contract.VersionBundle;
import dev.holdfast.controlplane.api.ApiException;
import dev.holdfast.controlplane.api.ErrorCause;
import dev.holdfast.controlplane.config.SandboxConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Validates in a process of its own per upload, which is killed when it takes too long. Few run at a time; a memory-
 * hungry upload ends its own process and nothing else.
 */
@ApplicationScoped
public class SandboxCodeValidator implements CodeValidator {
    private static final Logger LOG = Logger.getLogger(SandboxCodeValidator.class);

    private final JsonMapper mapper = JsonMapper.builder().build();
    private final SandboxConfig config;
    private final Semaphore turns;

    SandboxCodeValidator(SandboxConfig config) {
        this.config = config;
        this.turns = new Semaphore(config.concurrentValidations(), true);
    }

    @Override
    public ValidationReport validate(VersionBundle bundle) {
        turns.acquireUninterruptibly();
        try {
            return read(run(mapper.writeValueAsBytes(bundle)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        } finally {
            turns.release();
        }
    }

    private ProcessOutcome run(byte[] bundle) {
        String confinement = config.confinement().name().toLowerCase(Locale.ROOT);
        return BoundedProcess.run(
                List.of(config.command().toString(), "validate"),
                Map.of("HOLDFAST_SANDBOX_CONFINEMENT", confinement),
                bundle,
                config.validationTimeout());
    }

    private ValidationReport read(ProcessOutcome outcome) {
        return switch (outcome) {
            case ProcessOutcome.TimedOut() ->
                throw refused("Script startup exceeded the time limit: its top level ran for more than "
                        + config.validationTimeout().toSeconds() + " s");
            case ProcessOutcome.Ended ended
            when ended.exitCode() != 0 -> {
                LOG.warnf("A validation ended with %d: %s", ended.exitCode(), ended.errors());
                throw refused(
                        "The code ended the process in which it was started; it may use too much memory at startup");
            }
            case ProcessOutcome.Ended ended -> report(ended);
        };
    }

    private ValidationReport report(ProcessOutcome.Ended ended) {
        SandboxAnswer answer;
        try {
            answer = mapper.readValue(ended.output(), SandboxAnswer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The sandbox answered what cannot be read: " + ended.errors(), e);
        }
        if (answer.ok()) {
            return answer.report();
        }
        throw refused(answer.uncaught());
    }

    private static ApiException refused(String message) {
        return new ApiException(ErrorCause.UPLOAD_INVALID, message);
    }
}

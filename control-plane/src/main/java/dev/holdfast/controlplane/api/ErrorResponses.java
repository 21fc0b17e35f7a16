package dev.holdfast.controlplane.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.vertx.core.http.HttpClosedException;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns every failure of a route into an envelope. Nothing internal leaves: what was not expected is only logged. */
public class ErrorResponses {
    private static final Logger LOG = Logger.getLogger(ErrorResponses.class);
    private static final String NO_SUCH_CHARACTER = "22021";
    private static final int MOST_CAUSES = 20;
    private static final PropertyNamingStrategies.SnakeCaseStrategy SNAKE_CASE =
            new PropertyNamingStrategies.SnakeCaseStrategy();

    @ServerExceptionMapper
    Response refused(ApiException failure, RoutingContext request) {
        return answer(
                failure.reason(),
                failure.getMessage(),
                failure.documentation().map(URI::toString).orElse(""),
                failure.details(),
                request);
    }

    @ServerExceptionMapper
    Response tooMany(RateLimitedException failure, RoutingContext request) {
        return Response.fromResponse(answer(ErrorCause.RATE_LIMITED, failure.getMessage(), request))
                .header("Retry-After", failure.retryAfter().toSeconds())
                .build();
    }

    @ServerExceptionMapper
    Response unknownRoute(NotFoundException failure, RoutingContext request) {
        return answer(
                ErrorCause.ROUTE_UNKNOWN,
                UnofferedProduct.at(request.normalizedPath())
                        .map(UnofferedProduct::refusal)
                        .orElseGet(() -> "Could not route to %s: there is no such resource here"
                                .formatted(request.normalizedPath())),
                request);
    }

    @ServerExceptionMapper
    Response wrongMethod(NotAllowedException failure, RoutingContext request) {
        return answer(
                ErrorCause.METHOD_NOT_ALLOWED,
                "%s is not allowed on %s".formatted(request.request().method(), request.normalizedPath()),
                request);
    }

    @ServerExceptionMapper({
        UnauthorizedException.class,
        AuthenticationFailedException.class,
        AuthenticationCompletionException.class
    })
    Response stranger(Exception failure, RoutingContext request) {
        if (failure.getCause() instanceof RefusedTokenException refused) {
            return answer(ErrorCause.INVALID_CREDENTIALS, refused.getMessage(), request);
        }
        return answer(ErrorCause.INVALID_CREDENTIALS, whyUnknown(request), request);
    }

    private static String whyUnknown(RoutingContext request) {
        if (request.request().getHeader("Authorization") != null) {
            return "The access token is unknown, expired or revoked";
        }
        return request.request().getHeader("X-Auth-Key") == null
                ? "You are not signed in"
                : "API keys are not taken here: unset CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, and set"
                        + " CLOUDFLARE_API_TOKEN to a token from the dashboard";
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException failure, RoutingContext request) {
        return answer(ErrorCause.NOT_PERMITTED, "Authentication error", request);
    }

    @ServerExceptionMapper
    Response invalidParameter(ConstraintViolationException failure, RoutingContext request) {
        String message = failure.getConstraintViolations().stream()
                .map(ErrorResponses::sentence)
                .sorted()
                .findFirst()
                .orElse("A parameter is invalid");
        return answer(ErrorCause.BAD_REQUEST, message, request);
    }

    @ServerExceptionMapper({JsonProcessingException.class, MismatchedInputException.class})
    Response malformedJson(Exception failure, RoutingContext request) {
        return answer(ErrorCause.BAD_REQUEST, "The body is not the JSON that is expected here", request);
    }

    @ServerExceptionMapper
    Response foreignContent(NotSupportedException failure, RoutingContext request) {
        return answer(
                ErrorCause.CONTENT_TYPE_NOT_READ,
                "The body has a content type that is not read here; uploads are multipart/form-data",
                request);
    }

    /** A body that did not say how large it is was cut off while it was read. */
    @ServerExceptionMapper
    Response cutOff(IOException failure, RoutingContext request) {
        return "Request too large".equals(failure.getMessage())
                ? answer(ErrorCause.TOO_LARGE, "The body is larger than is taken here", request)
                : unexpected(failure, request);
    }

    @ServerExceptionMapper
    Response other(WebApplicationException failure, RoutingContext request) {
        int status = failure.getResponse().getStatus();
        if (status >= 500) {
            return unexpected(failure, request);
        }
        ErrorCause cause = status == 413 ? ErrorCause.TOO_LARGE : ErrorCause.BAD_REQUEST;
        return answer(cause, "The request cannot be understood", request);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, RoutingContext request) {
        if (isUnstorable(failure)) {
            return answer(ErrorCause.BAD_REQUEST, "Zero characters can neither be stored nor looked for", request);
        }
        if (isHangUp(failure)) {
            LOG.debugf("The client went away: %s %s", request.request().method(), request.normalizedPath());
            return answer(ErrorCause.BAD_REQUEST, "The request was not sent completely", request);
        }
        LOG.errorf(failure, "Failed: %s %s", request.request().method(), request.normalizedPath());
        return answer(
                ErrorCause.INTERNAL, "Something went wrong on our side; the request id finds it in the logs", request);
    }

    private static boolean isHangUp(Throwable failure) {
        return causes(failure).anyMatch(HttpClosedException.class::isInstance);
    }

    /** PostgreSQL keeps every character in a text but this one, wherever in a request it comes from. */
    private static boolean isUnstorable(Throwable failure) {
        return causes(failure)
                .anyMatch(cause ->
                        cause instanceof SQLException refused && NO_SUCH_CHARACTER.equals(refused.getSQLState()));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).limit(MOST_CAUSES);
    }

    /** Leaves method and parameter out of the path, which callers do not know. */
    private static String sentence(ConstraintViolation<?> violation) {
        String path = violation.getPropertyPath().toString();
        String[] nodes = path.split("\\.", 3);
        return nodes.length < 3
                ? "The body " + violation.getMessage()
                : "'" + SNAKE_CASE.translate(nodes[2]) + "' " + violation.getMessage();
    }

    private static Response answer(ErrorCause cause, String message, RoutingContext request) {
        return answer(cause, message, "", List.of(), request);
    }

    private static Response answer(
            ErrorCause cause, String message, String documentation, List<ErrorDetail> details, RoutingContext request) {
        LOG.infof(
                "Answered %s %s with %d, code %d: %s",
                request.request().method(),
                request.normalizedPath(),
                cause.status(),
                cause.code(),
                message.replaceAll("\\p{Cntrl}", " "));
        ApiError error = new ApiError(
                cause.code(),
                message,
                documentation.isEmpty() ? null : documentation,
                new ErrorMeta(RequestIds.of(request), details.isEmpty() ? null : details));
        return Response.status(cause.status())
                .type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Envelope.failed(error))
                .build();
    }
}

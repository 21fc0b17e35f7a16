package dev.holdfast.controlplane.oauth;

import dev.holdfast.controlplane.audit.AuditLog;
import dev.holdfast.controlplane.audit.AuditedChange;
import dev.holdfast.controlplane.config.Ids;
import dev.holdfast.controlplane.config.OAuthConfig;
import dev.holdfast.controlplane.config.PlatformConfig;
import dev.holdfast.controlplane.token.Hash;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Signing in to a program that has no browser (RFC 8628). */
@ApplicationScoped
class DeviceCodes {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    /** How much earlier than asked for a program may poll. */
    private static final Duration TOLERANCE = Duration.ofMillis(500);

    private final OAuthRepository repository;
    private final OAuthTokens tokens;
    private final OAuthConfig config;
    private final PlatformConfig platform;
    private final AuditLog audit;
    private final Ids ids;
    private final Clock clock;

    DeviceCodes(
            OAuthRepository repository,
            OAuthTokens tokens,
            OAuthConfig config,
            PlatformConfig platform,
            AuditLog audit,
            Ids ids,
            Clock clock) {
        this.repository = repository;
        this.tokens = tokens;
        this.config = config;
        this.platform = platform;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * The answer of the device endpoint.
     *
     * @param expiresIn seconds
     * @param interval seconds between two polls
     */
    record Begun(
            String deviceCode,
            String userCode,
            String verificationUri,
            String verificationUriComplete,
            long expiresIn,
            long interval) {}

    /** What the user is asked to allow. */
    record Waiting(String clientId, Scopes scopes) {}

    @Transactional
    Begun begin(String clientId, Scopes scopes) {
        if (!config.wranglerClientIds().contains(clientId)) {
            throw new OAuthException("invalid_client", "There is no program of this client id");
        }
        if (!scopes.isValid()) {
            throw new OAuthException("invalid_scope", "The scopes cannot be understood");
        }
        String deviceCode = ids.secret();
        OAuthDeviceEntity device = new OAuthDeviceEntity();
        device.hash = Hash.of(deviceCode);
        device.userCode = ids.userCode();
        device.clientId = clientId;
        device.scope = scopes.text();
        device.status = "pending";
        device.expiresOn = clock.instant().plus(config.deviceCodeLifetime());
        repository.add(device);
        String page = platform.page("/oauth2/device").toString();
        return new Begun(
                deviceCode,
                device.userCode,
                page,
                page + "?user_code=" + device.userCode,
                config.deviceCodeLifetime().toSeconds(),
                INTERVAL.toSeconds());
    }

    @Transactional
    Optional<Waiting> find(String userCode) {
        return pending(userCode).map(each -> new Waiting(each.clientId, new Scopes(each.scope)));
    }

    /** The user allows or denies what waits under the code; says whether something did. */
    @Transactional
    boolean answer(String userId, String userCode, boolean allow) {
        Optional<OAuthDeviceEntity> found = pending(userCode);
        found.ifPresent(device -> {
            device.status = allow ? "allowed" : "denied";
            device.userId = userId;
            if (allow) {
                audit.recordOwn(AuditedChange.created("oauth_consent", device.clientId, Map.of("scope", device.scope)));
            }
        });
        return found.isPresent();
    }

    @Transactional(dontRollbackOn = OAuthException.class)
    OAuthTokens.Issued redeem(String clientId, String deviceCode) {
        Instant now = clock.instant();
        OAuthDeviceEntity device = repository
                .findDeviceForUse(Hash.of(deviceCode))
                .filter(each -> each.clientId.equals(clientId))
                .orElseThrow(() -> new OAuthException("invalid_grant", "The device code is unknown"));
        if (!now.isBefore(device.expiresOn)) {
            throw new OAuthException("expired_token", "The device code has expired");
        }
        Instant polledOn = device.polledOn;
        device.polledOn = now;
        return switch (device.status) {
            case "allowed" -> {
                device.status = "used";
                yield tokens.issue(tokens.open(Objects.requireNonNull(device.userId), clientId, device.scope));
            }
            case "denied" -> throw new OAuthException("access_denied", "The user has refused");
            case "used" -> throw new OAuthException("invalid_grant", "The device code was used before");
            default ->
                throw polledOn != null && now.isBefore(polledOn.plus(INTERVAL).minus(TOLERANCE))
                        ? new OAuthException("slow_down", "Ask every %d seconds".formatted(INTERVAL.toSeconds()))
                        : new OAuthException("authorization_pending", "The user has not answered yet");
        };
    }

    private Optional<OAuthDeviceEntity> pending(String userCode) {
        String code = userCode.strip().toUpperCase(Locale.ROOT);
        String written = code.matches("[A-Z]{8}") ? code.substring(0, 4) + "-" + code.substring(4) : code;
        return repository
                .findDevice(written)
                .filter(each -> each.status.equals("pending") && clock.instant().isBefore(each.expiresOn));
    }
}

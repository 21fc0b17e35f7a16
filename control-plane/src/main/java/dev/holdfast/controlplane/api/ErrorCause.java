package dev.holdfast.controlplane.api;

/**
 * The catalogue of errors: why a request was refused, with which HTTP status, and the code on which wrangler acts
 * (reference: wrangler-api 2). Messages are given where the error is found, since they name things.
 */
public enum ErrorCause {
    INVALID_CREDENTIALS(401, 9109),
    NOT_PERMITTED(403, 10000),
    USER_NOT_READABLE(403, 9109),
    FOREIGN_PAGE(403, 10001),
    ROUTE_UNKNOWN(404, 7003),
    METHOD_NOT_ALLOWED(405, 7001),
    BAD_REQUEST(400, 10001),
    CONTENT_TYPE_NOT_READ(415, 10001),
    TOO_LARGE(413, 10027),
    INTERNAL(500, 10013),
    NOT_AVAILABLE(501, 7003),

    WORKER_NOT_FOUND(404, 10007),
    VERSION_NOT_FOUND(404, 10007),
    DEPLOYMENT_NOT_FOUND(404, 10007),
    TOKEN_NOT_FOUND(404, 1001),
    MEMBER_NOT_FOUND(404, 1003),
    INVITATION_NOT_FOUND(404, 1003),
    MEMBER_EXISTS(409, 1004),
    LAST_OWNER(409, 1005),
    WORKER_NAME_INVALID(400, 10016),
    WORKER_OWNS_OBJECTS(400, 10064),

    SUBDOMAIN_MISSING(404, 10007),
    SUBDOMAIN_TAKEN(409, 10031),
    SUBDOMAIN_FREE(404, 10032),
    SUBDOMAIN_INVALID(400, 10035),
    SUBDOMAIN_ALREADY_PICKED(409, 10036),

    UPLOAD_INVALID(400, 10021),
    UPLOAD_TOO_LARGE(413, 10027),
    INHERITED_BINDING_MISSING(400, 10057),
    BINDING_NAME_IN_USE(400, 10053),
    SECRET_NOT_FOUND(404, 10056),
    SECRETS_CHANGED(400, 10220),
    LATEST_NOT_DEPLOYED_FOR_SECRETS(400, 10215),
    LATEST_NOT_DEPLOYED_FOR_SETTINGS(400, 10214),
    NO_VERSIONS(404, 10222),
    WORKER_CHANGED(409, 10001),
    CLASS_HAS_NO_NAMESPACE(400, 10061),
    CLASS_NO_LONGER_EXPORTED(400, 10064),
    CLASS_NOT_EXPORTED(400, 10070),
    MIGRATION_NOT_APPLICABLE(400, 10074),
    MIGRATION_TAG_MISMATCH(412, 10079),
    MIGRATION_NEEDS_FULL_DEPLOY(400, 10211),
    SERVICE_NOT_FOUND(400, 10143),
    SERVICE_ENTRYPOINT_NOT_FOUND(400, 10144),
    SCHEDULE_INVALID(400, 10100),
    SCHEDULES_TOO_MANY(403, 10072),
    PLAN_REQUIRED(403, 10097),

    PLAN_UNKNOWN(400, 10001),
    PAYMENT_UNAVAILABLE(502, 10014),
    WEBHOOK_INVALID(400, 10015);

    private final int status;
    private final int code;

    ErrorCause(int status, int code) {
        this.status = status;
        this.code = code;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The code inside the envelope. */
    public int code() {
        return code;
    }
}

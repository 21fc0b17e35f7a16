package dev.holdfast.controlplane.access;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a caller needs on a route: each of the permissions, by role in the account of the path (if they are about an
 * account) and by the credentials shown. None: valid credentials are enough. Every route of the API that is not open to
 * all has this annotation; one without it answers nobody.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Requires {
    Permission[] value();
}

/**
 * Who may do what: permissions, roles that bundle them, grants of credentials, and the check in front of every route.
 */
@NullMarked
package dev.holdfast.controlplane.access;

import org.jspecify.annotations.NullMarked;

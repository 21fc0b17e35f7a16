/** What may be done: permissions, roles that bundle them, grants of credentials, and the mark that a route carries. */
@NullMarked
package dev.holdfast.controlplane.access;

import org.jspecify.annotations.NullMarked;

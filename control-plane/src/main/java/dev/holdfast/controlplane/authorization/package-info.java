/** The check in front of every route: what the caller's credential grants in the account that the path names. */
@NullMarked
package dev.holdfast.controlplane.authorization;

import org.jspecify.annotations.NullMarked;

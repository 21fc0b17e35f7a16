/** What an account has paid for, and what that allows. */
@NullMarked
package dev.holdfast.controlplane.plan;

import org.jspecify.annotations.NullMarked;

/**
 * What runs in sandboxes: each invocation from its delivery to the end of all that it left running, whose it is, what
 * it was, how it ended and what it cost. The one place where an invocation begins and ends.
 */
@NullMarked
package dev.holdfast.pod.invocation;

import org.jspecify.annotations.NullMarked;

/** What is told of single invocations: to the store of logs, and to whoever tails their worker. */
@NullMarked
package dev.holdfast.pod.trace;

import org.jspecify.annotations.NullMarked;

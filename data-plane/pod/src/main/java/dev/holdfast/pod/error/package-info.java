/** What HTTP clients are told when a request fails. */
@NullMarked
package dev.holdfast.pod.error;

import org.jspecify.annotations.NullMarked;

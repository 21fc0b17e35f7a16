/** Redis as the pod uses it: few pipelined connections, scripts by digest, retries with an end. */
@NullMarked
package dev.holdfast.pod.redis;

import org.jspecify.annotations.NullMarked;

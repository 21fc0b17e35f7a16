/** Workers' caches, in the memory of the pod: bounded per worker and in all, and gone with the pod. */
@NullMarked
package dev.holdfast.pod.cache;

import org.jspecify.annotations.NullMarked;

/** A request with its response as it passes through the pod, from whoever asks to whoever answers. */
@NullMarked
package dev.holdfast.pod.exchange;

import org.jspecify.annotations.NullMarked;

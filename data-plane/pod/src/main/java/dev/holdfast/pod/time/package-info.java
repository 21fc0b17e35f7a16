/** Time as the pod sees it: it comes in from outside, so that tests can own it. */
@NullMarked
package dev.holdfast.pod.time;

import org.jspecify.annotations.NullMarked;

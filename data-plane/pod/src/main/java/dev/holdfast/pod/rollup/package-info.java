/** What workers and objects did, added up by minute, on its way to the control plane. */
@NullMarked
package dev.holdfast.pod.rollup;

import org.jspecify.annotations.NullMarked;

/** What scripts print and throw, on its way to whoever may read it. */
@NullMarked
package dev.holdfast.pod.log;

import org.jspecify.annotations.NullMarked;

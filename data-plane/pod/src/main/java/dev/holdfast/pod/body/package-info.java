/** Bodies that are in memory as a whole: taken in up to a limit, sent as fast as they are taken. */
@NullMarked
package dev.holdfast.pod.body;

import org.jspecify.annotations.NullMarked;

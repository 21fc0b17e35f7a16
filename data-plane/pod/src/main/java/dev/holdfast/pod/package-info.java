/** The trusted supervisor of the data plane. */
@NullMarked
package dev.holdfast.pod;

import org.jspecify.annotations.NullMarked;

/** Content codings of bodies: what Workers see decoded although the header says gzip. */
@NullMarked
package dev.holdfast.pod.coding;

import org.jspecify.annotations.NullMarked;

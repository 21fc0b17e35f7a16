/** Classes that Workers declare, and what other Workers expect of them. */
@NullMarked
package dev.holdfast.controlplane.worker.declaration;

import org.jspecify.annotations.NullMarked;

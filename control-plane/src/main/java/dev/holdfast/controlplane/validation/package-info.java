/** The one start of uploaded code, in a sandbox of its own, before it becomes a version. */
@NullMarked
package dev.holdfast.controlplane.validation;

import org.jspecify.annotations.NullMarked;

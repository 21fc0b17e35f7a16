/** Logs: taken from the stream that pods fill, kept for some days, searched. */
@NullMarked
package dev.holdfast.controlplane.log;

import org.jspecify.annotations.NullMarked;

/** Alarms of objects: watched, run when they are due, tried again when they fail. */
@NullMarked
package dev.holdfast.pod.alarm;

import org.jspecify.annotations.NullMarked;

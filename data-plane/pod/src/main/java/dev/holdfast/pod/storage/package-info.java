/** Durable storage of objects: one interface, fenced and numbered commits, ordered reads. */
@NullMarked
package dev.holdfast.pod.storage;

import org.jspecify.annotations.NullMarked;

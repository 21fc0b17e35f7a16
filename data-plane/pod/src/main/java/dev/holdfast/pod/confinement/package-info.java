/** What the system holds sandbox processes back with, as far as it can be had on this machine. */
@NullMarked
package dev.holdfast.pod.confinement;

import org.jspecify.annotations.NullMarked;

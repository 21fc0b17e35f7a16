/** The whole platform on one machine: what runs, in which order, on which ports, with which secrets. */
@NullMarked
package dev.holdfast.local.platform;

import org.jspecify.annotations.NullMarked;

/** The envelope that every answer comes in, the catalogue of errors, request ids, and what holds for all routes. */
@NullMarked
package dev.holdfast.controlplane.api;

import org.jspecify.annotations.NullMarked;

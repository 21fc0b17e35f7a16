/**
 * The routes of Workers, in both shapes that clients use (scripts and services, workers and versions), and what they
 * show.
 */
@NullMarked
package dev.holdfast.controlplane.worker.api;

import org.jspecify.annotations.NullMarked;

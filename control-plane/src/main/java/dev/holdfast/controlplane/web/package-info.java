/** The dashboard's files and the headers that protect it. */
@NullMarked
package dev.holdfast.controlplane.web;

import org.jspecify.annotations.NullMarked;

/** The dashboard's files, the headers that protect it, and what everybody may know of the installation. */
@NullMarked
package dev.holdfast.controlplane.web;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.holdfast.local.cli;

import org.jspecify.annotations.NullMarked;

@NullMarked
package dev.holdfast.local.process;

import org.jspecify.annotations.NullMarked;

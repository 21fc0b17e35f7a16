@NullMarked
package dev.holdfast.histories;

import org.jspecify.annotations.NullMarked;

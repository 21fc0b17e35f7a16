@NullMarked
package dev.holdfast.local.platform;

import org.jspecify.annotations.NullMarked;

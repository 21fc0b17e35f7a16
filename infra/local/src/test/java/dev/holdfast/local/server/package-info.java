@NullMarked
package dev.holdfast.local.server;

import org.jspecify.annotations.NullMarked;

/** Makes a ready demo user through public means only. */
@NullMarked
package dev.holdfast.local.demo;

import org.jspecify.annotations.NullMarked;

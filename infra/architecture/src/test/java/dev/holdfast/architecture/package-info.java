/** Tests that keep the walls of the house: who may know whom, and the habits that code can be checked for. */
@NullMarked
package dev.holdfast.architecture;

import org.jspecify.annotations.NullMarked;

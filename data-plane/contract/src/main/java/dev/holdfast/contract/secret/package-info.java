/** How secrets are sealed for the database and for what is published. */
@NullMarked
package dev.holdfast.contract.secret;

import org.jspecify.annotations.NullMarked;

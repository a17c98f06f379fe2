/**
 * A live database in, a {@code Schema} out, by a fixed number of catalogue queries.
 */
@NullMarked
package dev.rxkit.inspect;

import org.jspecify.annotations.NullMarked;

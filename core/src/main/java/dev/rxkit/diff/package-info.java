/**
 * Compares two schemas and returns the changes that lead from one to the other. Uses no connection, file or clock.
 * Public.
 */
@NullMarked
package dev.rxkit.diff;

import org.jspecify.annotations.NullMarked;

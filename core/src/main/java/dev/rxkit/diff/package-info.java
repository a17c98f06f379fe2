/**
 * Two schemas in, the changes between them out. Pure: no connection, no file, no clock.
 */
@NullMarked
package dev.rxkit.diff;

import org.jspecify.annotations.NullMarked;

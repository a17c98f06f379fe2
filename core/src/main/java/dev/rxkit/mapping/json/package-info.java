/** Converts values to JSON text and back, with Jackson. Internal. */
@NullMarked
package dev.rxkit.mapping.json;

import org.jspecify.annotations.NullMarked;

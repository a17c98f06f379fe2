/** Implements JSON by Jackson 2. Internal. */
@NullMarked
package dev.rxkit.mapping.json.jackson2;

import org.jspecify.annotations.NullMarked;

/** Implements JSON by Jackson 3. Internal. */
@NullMarked
package dev.rxkit.mapping.json.jackson3;

import org.jspecify.annotations.NullMarked;

/** Values as JSON text and back, by Jackson. Internal. */
@NullMarked
package dev.rxkit.mapping.json;

import org.jspecify.annotations.NullMarked;

/** Codecs: convert between the Java type of a property and what its column holds. Internal. */
@NullMarked
package dev.rxkit.mapping.codec;

import org.jspecify.annotations.NullMarked;

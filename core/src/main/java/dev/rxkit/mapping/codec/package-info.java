/** Codecs, which convert the values of a property to the form of its column and back. Internal. */
@NullMarked
package dev.rxkit.mapping.codec;

import org.jspecify.annotations.NullMarked;

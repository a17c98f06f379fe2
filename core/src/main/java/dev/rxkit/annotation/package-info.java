/**
 * Facts a user writes on a class or a property. In: nothing. Out: read by one file of {@code mapping}.
 */
@NullMarked
package dev.rxkit.annotation;

import org.jspecify.annotations.NullMarked;

/** Creates instances of mapped classes, and compiled code for classes that are used often. Internal. */
@NullMarked
package dev.rxkit.mapping.rowcode;

import org.jspecify.annotations.NullMarked;

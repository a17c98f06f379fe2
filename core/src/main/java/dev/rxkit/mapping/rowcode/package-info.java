/** Makes instances of mapped classes, and code of its own for a class that is used often. Internal. */
@NullMarked
package dev.rxkit.mapping.rowcode;

import org.jspecify.annotations.NullMarked;

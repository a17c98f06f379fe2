/**
 * A class in, its {@code TableMapping} out: columns, row reader and binders, built once a class.
 */
@NullMarked
package dev.rxkit.mapping;

import org.jspecify.annotations.NullMarked;

/**
 * Maps classes to tables: creates one {@code TableMapping} per class, with its columns, its row reader and its
 * binders. Internal.
 */
@NullMarked
package dev.rxkit.mapping;

import org.jspecify.annotations.NullMarked;

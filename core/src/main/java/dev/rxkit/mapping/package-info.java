/**
 * Maps classes to tables: builds one {@code TableMapping} for each class, with its columns, its row reader and its
 * binders. Internal.
 */
@NullMarked
package dev.rxkit.mapping;

import org.jspecify.annotations.NullMarked;

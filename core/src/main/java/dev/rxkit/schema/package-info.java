/**
 * The ground floor: a database shape as value records with whole equality. Knows no database and no class.
 * The one SQL tokenizer lies here too, because {@code diff}, {@code dialect} and {@code plan} all read SQL text.
 */
@NullMarked
package dev.rxkit.schema;

import org.jspecify.annotations.NullMarked;

/** Splits SQL text into tokens by the rules of each database, and classifies statements. Internal. */
@NullMarked
package dev.rxkit.sql;

import org.jspecify.annotations.NullMarked;

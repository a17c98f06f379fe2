/**
 * SQL as tokens: the lexer with its rules for each database, and what a statement does. Internal.
 */
@NullMarked
package dev.rxkit.sql;

import org.jspecify.annotations.NullMarked;

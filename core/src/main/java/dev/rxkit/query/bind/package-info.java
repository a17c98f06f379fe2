/**
 * Values of statements: the types of columns and expressions, the check that a value fits, and the binds of statements,
 * also for {@code session}, which runs them. Internal.
 */
@NullMarked
package dev.rxkit.query.bind;

import org.jspecify.annotations.NullMarked;

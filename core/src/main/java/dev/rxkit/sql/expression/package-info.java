/** Converts SQL expressions to one canonical form, independent of the server that printed them. Internal. */
@NullMarked
package dev.rxkit.sql.expression;

import org.jspecify.annotations.NullMarked;

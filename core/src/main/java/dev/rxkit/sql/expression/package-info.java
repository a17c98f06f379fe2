/**
 * SQL expressions in one canonical form, whichever server printed them. Internal.
 */
@NullMarked
package dev.rxkit.sql.expression;

import org.jspecify.annotations.NullMarked;

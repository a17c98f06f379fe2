/**
 * How one database spells names, types and CREATE, and how it reports failures; and the one
 * form a server's expressions are brought into ({@code SqlExpression}).
 */
@NullMarked
package dev.rxkit.dialect;

import org.jspecify.annotations.NullMarked;

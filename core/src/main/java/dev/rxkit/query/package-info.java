/** Properties, conditions and functions of queries, as values; no type here runs a statement. Public. */
@NullMarked
package dev.rxkit.query;

import org.jspecify.annotations.NullMarked;

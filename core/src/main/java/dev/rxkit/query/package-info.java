/**
 * Properties, conditions and functions of queries, and their translation to SQL text with bind values. Runs no
 * statement. Public.
 */
@NullMarked
package dev.rxkit.query;

import org.jspecify.annotations.NullMarked;

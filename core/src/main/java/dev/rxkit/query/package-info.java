/**
 * Properties and conditions in, SQL text and binds out. Runs nothing: {@code session} does.
 */
@NullMarked
package dev.rxkit.query;

import org.jspecify.annotations.NullMarked;

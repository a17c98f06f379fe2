/**
 * What has been written and applied: reads {@code migrations.lock} and Flyway's table; writes nothing.
 */
@NullMarked
package dev.rxkit.history;

import org.jspecify.annotations.NullMarked;

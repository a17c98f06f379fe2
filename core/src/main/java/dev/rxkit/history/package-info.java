/** Reads {@code migrations.lock} and the history table of Flyway. Writes nothing. Internal. */
@NullMarked
package dev.rxkit.history;

import org.jspecify.annotations.NullMarked;

/** The parts of {@code check} that need no database: its report for CI servers. Internal. */
@NullMarked
package dev.rxkit.migrate.check;

import org.jspecify.annotations.NullMarked;

/** Plans for SQLite. Internal. */
@NullMarked
package dev.rxkit.migrate.plan.sqlite;

import org.jspecify.annotations.NullMarked;

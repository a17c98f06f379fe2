/** Caches the prepared statements of each SQLite connection. Internal. */
@NullMarked
package dev.rxkit.database.sqlite.driver;

import org.jspecify.annotations.NullMarked;

/** Caches prepared statements for each SQLite connection. Internal. */
@NullMarked
package dev.rxkit.database.sqlite.driver;

import org.jspecify.annotations.NullMarked;

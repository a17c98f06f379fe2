/**
 * The cache of prepared statements of a SQLite connection. Internal.
 */
@NullMarked
package dev.rxkit.database.sqlite.driver;

import org.jspecify.annotations.NullMarked;

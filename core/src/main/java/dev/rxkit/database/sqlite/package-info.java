/** The dialect and the inspector of SQLite. Internal. */
@NullMarked
package dev.rxkit.database.sqlite;

import org.jspecify.annotations.NullMarked;

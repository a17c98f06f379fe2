/** The dialect and the inspector of PostgreSQL. Internal. */
@NullMarked
package dev.rxkit.database.postgres;

import org.jspecify.annotations.NullMarked;

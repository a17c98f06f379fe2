/** Plans for PostgreSQL. Internal. */
@NullMarked
package dev.rxkit.migrate.plan.postgres;

import org.jspecify.annotations.NullMarked;

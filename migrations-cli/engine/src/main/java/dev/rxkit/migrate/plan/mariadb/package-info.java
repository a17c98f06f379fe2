/** Plans for MariaDB. Internal. */
@NullMarked
package dev.rxkit.migrate.plan.mariadb;

import org.jspecify.annotations.NullMarked;

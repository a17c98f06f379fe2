/**
 * MariaDB, and MySQL as far as it is alike. Internal.
 */
@NullMarked
package dev.rxkit.database.mariadb;

import org.jspecify.annotations.NullMarked;

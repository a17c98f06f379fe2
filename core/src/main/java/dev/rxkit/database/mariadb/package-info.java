/** The dialect and the inspector of MariaDB, and of MySQL where it behaves in the same way. Internal. */
@NullMarked
package dev.rxkit.database.mariadb;

import org.jspecify.annotations.NullMarked;

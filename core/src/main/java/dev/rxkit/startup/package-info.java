/** Opens a database: the pool of connections, Jdbi, the check of the schema, and the creation of tables. Internal. */
@NullMarked
package dev.rxkit.startup;

import org.jspecify.annotations.NullMarked;

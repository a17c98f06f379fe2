/** Runs scripts with Flyway. The only package that depends on Flyway. Internal. */
@NullMarked
package dev.rxkit.migrate.flyway;

import org.jspecify.annotations.NullMarked;

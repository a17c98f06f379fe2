/**
 * Runs scripts. The only room that sees Flyway.
 */
@NullMarked
package dev.rxkit.migrate.flyway;

import org.jspecify.annotations.NullMarked;

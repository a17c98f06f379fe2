/**
 * The roof of the migrations: {@link dev.rxkit.migrate.Migrations} and what it takes and gives. Only {@code cli} and
 * {@code maven} look up to it.
 */
@NullMarked
package dev.rxkit.migrate;

import org.jspecify.annotations.NullMarked;

/**
 * Migrations as an API: {@link dev.rxkit.migrate.Migrations}, its settings and its reports. Only {@code cli} and
 * {@code maven} import this package. Public.
 */
@NullMarked
package dev.rxkit.migrate;

import org.jspecify.annotations.NullMarked;

/**
 * The goals. The only room that sees Maven; it prints, {@code Migrations} works.
 */
@NullMarked
package dev.rxkit.migrate.maven;

import org.jspecify.annotations.NullMarked;

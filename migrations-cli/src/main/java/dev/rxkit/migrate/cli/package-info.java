/**
 * The commands of the runnable jar. The only room that sees picocli; it prints, {@code Migrations} works.
 */
@NullMarked
package dev.rxkit.migrate.cli;

import org.jspecify.annotations.NullMarked;

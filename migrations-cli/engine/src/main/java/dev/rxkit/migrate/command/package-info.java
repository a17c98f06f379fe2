/**
 * Runs the commands of goals and of the command line, in a class loader of their own, and writes reports as JSON.
 * Internal.
 */
@NullMarked
package dev.rxkit.migrate.command;

import org.jspecify.annotations.NullMarked;

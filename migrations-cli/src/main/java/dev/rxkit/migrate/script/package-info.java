/**
 * The files: versions, names, headers, {@code migrations.lock}. The only room that writes any.
 */
@NullMarked
package dev.rxkit.migrate.script;

import org.jspecify.annotations.NullMarked;

/**
 * Migration scripts on disk: versions, names, headers and {@code migrations.lock}. The only package that writes them.
 * Internal.
 */
@NullMarked
package dev.rxkit.migrate.script;

import org.jspecify.annotations.NullMarked;

/** The parts of {@code check}, {@code drift} and {@code diff} that need no database. Internal. */
@NullMarked
package dev.rxkit.migrate.check;

import org.jspecify.annotations.NullMarked;

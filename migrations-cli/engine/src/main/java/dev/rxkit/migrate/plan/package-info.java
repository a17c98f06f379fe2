/**
 * Turns changes into ordered SQL statements, with the statements that reverse them, their hazards and the questions
 * they raise. Uses no connection and no file. Internal.
 */
@NullMarked
package dev.rxkit.migrate.plan;

import org.jspecify.annotations.NullMarked;

/**
 * Changes in, ordered statements with their reverse, their hazards and the questions they raise out. Pure.
 */
@NullMarked
package dev.rxkit.migrate.plan;

import org.jspecify.annotations.NullMarked;

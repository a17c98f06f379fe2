/** A small web application with Rx: one model, five handlers, and scripts in {@code db/migration}. */
@NullMarked
package dev.rxkit.quickstart;

import org.jspecify.annotations.NullMarked;

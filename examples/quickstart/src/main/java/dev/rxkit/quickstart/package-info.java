/** A small web application on Rx: one model, five handlers, its scripts under {@code db/migration}. */
@NullMarked
package dev.rxkit.quickstart;

import org.jspecify.annotations.NullMarked;

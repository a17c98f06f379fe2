/** The verbs and their options: goals, commands and the engine read this description. Internal. */
@NullMarked
package dev.rxkit.migrate.verb;

import org.jspecify.annotations.NullMarked;

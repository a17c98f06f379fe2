/**
 * Sessions, their transactions, and the statements that run in them. Only this room, {@code startup},
 * {@code config} and the entry points depend on Jdbi. Public.
 */
@NullMarked
package dev.rxkit.session;

import org.jspecify.annotations.NullMarked;

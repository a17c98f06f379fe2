/**
 * The transaction of a session, its states, savepoints, blocks, streams, the Jdbi handle, and the queue of writers.
 * Internal.
 */
@NullMarked
package dev.rxkit.session.transaction;

import org.jspecify.annotations.NullMarked;

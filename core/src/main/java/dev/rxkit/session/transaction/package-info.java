/**
 * The transaction of a session, its states, and those who take part in it: savepoints, blocks, streams, the Jdbi handle,
 * writers that wait for their turn. Internal.
 */
@NullMarked
package dev.rxkit.session.transaction;

import org.jspecify.annotations.NullMarked;

/**
 * A plan in, the evidence that it does what it says out: it is run on a scratch database and compared again.
 */
@NullMarked
package dev.rxkit.migrate.proof;

import org.jspecify.annotations.NullMarked;

/**
 * Proves plans: runs a plan and its undo on a scratch database and compares the results with the wanted schemas.
 * Internal.
 */
@NullMarked
package dev.rxkit.migrate.proof;

import org.jspecify.annotations.NullMarked;

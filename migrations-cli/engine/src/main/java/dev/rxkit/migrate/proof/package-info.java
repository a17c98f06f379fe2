/**
 * Proves plans: runs a plan and its undo on a scratch database and compares the results with the wanted schemas. Also
 * counts the rows of the live database that would stop a script. Internal.
 */
@NullMarked
package dev.rxkit.migrate.proof;

import org.jspecify.annotations.NullMarked;

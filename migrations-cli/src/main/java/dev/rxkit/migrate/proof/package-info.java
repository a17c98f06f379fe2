/**
 * Proves a plan: runs it and its reverse on a scratch database and compares the result with the wanted schema. Internal.
 */
@NullMarked
package dev.rxkit.migrate.proof;

import org.jspecify.annotations.NullMarked;

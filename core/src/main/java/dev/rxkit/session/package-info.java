/**
 * Sessions, their transactions, and the statements that run in them. The only package, with the entry points, that
 * depends on Jdbi. Public.
 */
@NullMarked
package dev.rxkit.session;

import org.jspecify.annotations.NullMarked;

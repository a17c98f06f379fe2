/**
 * Sessions, their transactions and the statements that run in them: the only room that touches Jdbi handles.
 */
@NullMarked
package dev.rxkit.session;

import org.jspecify.annotations.NullMarked;

/**
 * Sessions and transactions: the only room that touches Jdbi handles.
 */
@NullMarked
package dev.rxkit.session;

import org.jspecify.annotations.NullMarked;

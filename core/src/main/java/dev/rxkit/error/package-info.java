/**
 * The exceptions of the kit, one type for each kind of failure. Each message says what failed, where, and what to do
 * next. Imports no other package of the kit. Public.
 */
@NullMarked
package dev.rxkit.error;

import org.jspecify.annotations.NullMarked;

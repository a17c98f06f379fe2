/**
 * The roof: what an application sees first. {@link dev.rxkit.Rx} opens sessions, {@link dev.rxkit.RxConfig} says on
 * which database. No room below looks up to it.
 */
@NullMarked
package dev.rxkit;

import org.jspecify.annotations.NullMarked;

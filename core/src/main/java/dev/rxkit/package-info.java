/**
 * The entry points of an application: {@link dev.rxkit.Rx} opens sessions, {@link dev.rxkit.RxConfig} names the
 * database, {@link dev.rxkit.Database} is an open database. No other package but {@code testing} imports this one.
 * Public.
 */
@NullMarked
package dev.rxkit;

import org.jspecify.annotations.NullMarked;

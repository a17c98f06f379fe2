/**
 * What can go wrong, one type a failure. Every message says what, where and what to do next.
 */
@NullMarked
package dev.rxkit.error;

import org.jspecify.annotations.NullMarked;

/**
 * Helpers that several packages share: hashes, suggestions for misspelled names, locations in the caller's code.
 * Internal.
 */
@NullMarked
package dev.rxkit.internal;

import org.jspecify.annotations.NullMarked;

/** Helpers that several packages share: hashes, proposals for misspelled names, lines of the caller's code. Internal. */
@NullMarked
package dev.rxkit.internal;

import org.jspecify.annotations.NullMarked;

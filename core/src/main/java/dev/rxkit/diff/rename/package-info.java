/** Which declared renames apply, between two sets of names and in a database. Internal. */
@NullMarked
package dev.rxkit.diff.rename;

import org.jspecify.annotations.NullMarked;

/** Finds the property that a method reference, a lambda or a name is, among the tables of a statement. Internal. */
@NullMarked
package dev.rxkit.query.reference;

import org.jspecify.annotations.NullMarked;

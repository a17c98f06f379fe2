/** Resolves method references, lambdas and names to properties of the tables of a statement. Internal. */
@NullMarked
package dev.rxkit.query.reference;

import org.jspecify.annotations.NullMarked;

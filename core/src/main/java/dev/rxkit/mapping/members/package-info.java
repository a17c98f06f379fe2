/** The members and annotations of a class, as reflection finds them: properties, constructors, embedded objects. Internal. */
@NullMarked
package dev.rxkit.mapping.members;

import org.jspecify.annotations.NullMarked;

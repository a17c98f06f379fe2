/** The exceptions of the kit, one type for each kind of failure. Imports no other package of the kit. Public. */
@NullMarked
package dev.rxkit.error;

import org.jspecify.annotations.NullMarked;

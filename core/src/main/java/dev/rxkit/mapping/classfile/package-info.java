/** Reads the parts of class files that the kit needs. Internal. */
@NullMarked
package dev.rxkit.mapping.classfile;

import org.jspecify.annotations.NullMarked;

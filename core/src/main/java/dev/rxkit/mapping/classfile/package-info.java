/** Reads the parts of class files that Rx needs. Internal. */
@NullMarked
package dev.rxkit.mapping.classfile;

import org.jspecify.annotations.NullMarked;

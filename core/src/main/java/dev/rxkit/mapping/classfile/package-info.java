/** Finds class files in directories and jars, and reads the parts of them that Rx needs. Internal. */
@NullMarked
package dev.rxkit.mapping.classfile;

import org.jspecify.annotations.NullMarked;

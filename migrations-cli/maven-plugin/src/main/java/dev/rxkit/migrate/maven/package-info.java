/** The Maven goals. The only package that depends on Maven; it reads parameters and prints reports. Internal. */
@NullMarked
package dev.rxkit.migrate.maven;

import org.jspecify.annotations.NullMarked;

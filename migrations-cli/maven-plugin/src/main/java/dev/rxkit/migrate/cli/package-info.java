/** The command line. The only package that depends on picocli; it parses options and prints reports. Internal. */
@NullMarked
package dev.rxkit.migrate.cli;

import org.jspecify.annotations.NullMarked;

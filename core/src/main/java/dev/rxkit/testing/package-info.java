/** Support for testing applications with JUnit Jupiter. The only package that depends on JUnit. Public. */
@NullMarked
package dev.rxkit.testing;

import org.jspecify.annotations.NullMarked;

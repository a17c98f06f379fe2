/** Support for users' tests with JUnit Jupiter; the only room that knows it, above the roof. */
@NullMarked
package dev.rxkit.testing;

import org.jspecify.annotations.NullMarked;

/** What the launcher of JUnit finds as a service. Internal. */
@NullMarked
package dev.rxkit.testing.launcher;

import org.jspecify.annotations.NullMarked;

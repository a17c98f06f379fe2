/** SQL text and bind values of the statements that Rx writes, for {@code session}, which runs them. Internal. */
@NullMarked
package dev.rxkit.query.text;

import org.jspecify.annotations.NullMarked;

/** SQL text and bind values of the statements that Rx writes; open to {@code session}, which runs them. Internal. */
@NullMarked
package dev.rxkit.query.text;

import org.jspecify.annotations.NullMarked;

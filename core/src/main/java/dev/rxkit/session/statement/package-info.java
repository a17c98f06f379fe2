/** Execution, size limit and reporting of single statements, and translation of their failures. Internal. */
@NullMarked
package dev.rxkit.session.statement;

import org.jspecify.annotations.NullMarked;

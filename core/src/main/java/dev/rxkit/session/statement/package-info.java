/** How one statement is sent, limited and reported, and what its failure becomes. Internal. */
@NullMarked
package dev.rxkit.session.statement;

import org.jspecify.annotations.NullMarked;

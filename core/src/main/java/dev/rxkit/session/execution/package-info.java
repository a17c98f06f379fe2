/** The inside of a session, what the sessions of a database share, and who opens them. Internal. */
@NullMarked
package dev.rxkit.session.execution;

import org.jspecify.annotations.NullMarked;

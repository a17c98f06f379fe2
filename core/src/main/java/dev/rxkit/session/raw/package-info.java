/** Raw SQL of the user, run by Jdbi, and the Jdbi plugin for models and values. Internal. */
@NullMarked
package dev.rxkit.session.raw;

import org.jspecify.annotations.NullMarked;

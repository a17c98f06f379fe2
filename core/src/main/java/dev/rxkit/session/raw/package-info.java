/** SQL that the user wrote, as Jdbi runs it, and what Jdbi knows of the models. Internal. */
@NullMarked
package dev.rxkit.session.raw;

import org.jspecify.annotations.NullMarked;

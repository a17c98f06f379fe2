/** Rows by their key: the plan of a class, inserts, updates, upserts, patches and reads. Internal. */
@NullMarked
package dev.rxkit.session.write;

import org.jspecify.annotations.NullMarked;

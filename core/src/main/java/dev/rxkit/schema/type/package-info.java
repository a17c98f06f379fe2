/** The types of columns of existing tables, and the JDBC types of their values. Internal. */
@NullMarked
package dev.rxkit.schema.type;

import org.jspecify.annotations.NullMarked;

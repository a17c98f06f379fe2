/**
 * How one database spells names, types and CREATE, and how it reports failures. One file a database.
 */
@NullMarked
package dev.rxkit.dialect;

import org.jspecify.annotations.NullMarked;

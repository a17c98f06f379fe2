/**
 * The ground floor: a database shape as value records with whole equality. Knows no database and no class.
 */
@NullMarked
package dev.rxkit.schema;

import org.jspecify.annotations.NullMarked;

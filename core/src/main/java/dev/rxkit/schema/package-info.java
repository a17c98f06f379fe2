/**
 * The shape of a database as value records with whole equality. Knows no database and no class of the user. Public.
 */
@NullMarked
package dev.rxkit.schema;

import org.jspecify.annotations.NullMarked;

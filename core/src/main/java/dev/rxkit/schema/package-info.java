/**
 * The structure of a database as records that compare by value. Independent of databases and of model classes. Public.
 */
@NullMarked
package dev.rxkit.schema;

import org.jspecify.annotations.NullMarked;

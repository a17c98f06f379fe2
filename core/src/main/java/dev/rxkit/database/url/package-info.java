/**
 * Database URLs: parsing, masking of secrets, drivers and time limits. Internal.
 */
@NullMarked
package dev.rxkit.database.url;

import org.jspecify.annotations.NullMarked;

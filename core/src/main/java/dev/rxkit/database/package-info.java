/**
 * What the kit needs of each database: names, types, DDL, faults, transactions and inspection. Internal.
 */
@NullMarked
package dev.rxkit.database;

import org.jspecify.annotations.NullMarked;

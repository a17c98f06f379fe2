/** The differences between the databases: names, types, DDL, faults, transactions and inspection. Internal. */
@NullMarked
package dev.rxkit.database;

import org.jspecify.annotations.NullMarked;

/** Conditions and expressions as data: sealed types of records, without SQL. Internal. */
@NullMarked
package dev.rxkit.query.tree;

import org.jspecify.annotations.NullMarked;

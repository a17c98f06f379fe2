/** What conditions and expressions are, as data: closed sets of records without SQL. Internal. */
@NullMarked
package dev.rxkit.query.tree;

import org.jspecify.annotations.NullMarked;

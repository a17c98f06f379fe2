/** How many methods of Rx a call enters. */
@NullMarked
package dev.rxkit.entries;

import org.jspecify.annotations.NullMarked;

/** Sessions in the transactions of Jakarta Transactions (JTA), as Quarkus and application servers have them. */
@NullMarked
package dev.rxkit.jta;

import org.jspecify.annotations.NullMarked;

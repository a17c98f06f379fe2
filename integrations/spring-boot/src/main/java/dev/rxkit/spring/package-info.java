/**
 * The Spring Boot starter: a {@link dev.rxkit.Database} on Spring's DataSource, and its place in Spring's transactions.
 */
@NullMarked
package dev.rxkit.spring;

import org.jspecify.annotations.NullMarked;

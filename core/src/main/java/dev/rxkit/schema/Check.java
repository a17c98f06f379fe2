package dev.rxkit.schema;

import org.jspecify.annotations.Nullable;

/**
 * A check constraint.
 *
 * @param name or null for one written without a name
 * @param sql the condition without the outer parentheses
 */
public record Check(@Nullable String name, String sql) {}

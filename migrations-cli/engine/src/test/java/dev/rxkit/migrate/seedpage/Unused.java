package dev.rxkit.migrate.seedpage;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A model that nothing refers to. */
@Table
public record Unused(@Nullable Long id, String word) {}

package org.example.heroes;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public record Journal(@Nullable Long id, String line) {}

package org.example.heroes;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public record Hero(
        @Nullable Long id,
        @Column(length = 80, unique = true) String name,
        @Json Costume costume) {}

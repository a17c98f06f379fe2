package org.example.peers.rx;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table("orders")
public record Order(
        @Nullable Long id,
        @References(Person.class) @Column(nullable = false) Long personId,
        double total,
        String status,
        long created) {}

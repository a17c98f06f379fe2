package dev.rxkit.tutorial.models;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Redacted;
import dev.rxkit.annotation.Table;

@Table
public record Hero(
        Long id,
        @Column(length = 20) String name,
        @Column(length = 40) String secretName,
        Integer age,
        @Redacted String hashedPassword) {}

package dev.rxkit.migrate.badinput.good;

import dev.rxkit.annotation.Table;

@Table("hero")
public record Hero(Long id, String name) {}

package dev.rxkit.migrate.badinput.nokey;

import dev.rxkit.annotation.Table;

@Table("keyless")
public record Keyless(String name) {}

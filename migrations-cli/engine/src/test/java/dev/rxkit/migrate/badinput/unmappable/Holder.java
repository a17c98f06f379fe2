package dev.rxkit.migrate.badinput.unmappable;

import dev.rxkit.annotation.Table;

@Table("holder")
public record Holder(Long id, Thread thread) {}

package dev.rxkit.tutorial.links;

import dev.rxkit.annotation.Table;

@Table
public record Team(Long id, String name) {

    public Team(String name) {
        this(null, name);
    }
}

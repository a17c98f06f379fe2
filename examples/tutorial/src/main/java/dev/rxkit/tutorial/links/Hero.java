package dev.rxkit.tutorial.links;

import dev.rxkit.annotation.Table;

@Table
public record Hero(Long id, String name) {

    public Hero(String name) {
        this(null, name);
    }
}

package dev.rxkit.tutorial.teams;

import dev.rxkit.annotation.Table;

@Table
public record Team(Long id, String name, String headquarters) {

    public Team(String name, String headquarters) {
        this(null, name, headquarters);
    }
}

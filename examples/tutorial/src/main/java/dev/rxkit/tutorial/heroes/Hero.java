package dev.rxkit.tutorial.heroes;

import dev.rxkit.annotation.Table;

@Table
public record Hero(Long id, String name, String secretName, Integer age) {

    public Hero(String name, String secretName, Integer age) {
        this(null, name, secretName, age);
    }
}

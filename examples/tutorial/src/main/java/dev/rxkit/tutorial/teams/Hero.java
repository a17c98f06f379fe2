package dev.rxkit.tutorial.teams;

import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;

@Table
public record Hero(Long id, String name, String secretName, Integer age, @References(Team.class) Long teamId) {

    public Hero(String name, String secretName, Integer age, Long teamId) {
        this(null, name, secretName, age, teamId);
    }

    public Hero in(Team team) {
        return new Hero(id, name, secretName, age, team.id());
    }
}

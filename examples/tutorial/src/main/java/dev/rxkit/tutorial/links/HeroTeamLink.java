package dev.rxkit.tutorial.links;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;

@Table
public record HeroTeamLink(
        @Id @References(value = Hero.class, onDelete = Action.CASCADE) Long heroId,
        @Id @References(value = Team.class, onDelete = Action.CASCADE) Long teamId,
        boolean training) {}

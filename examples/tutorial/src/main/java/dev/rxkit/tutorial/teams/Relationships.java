package dev.rxkit.tutorial.teams;

import dev.rxkit.Rx;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;

/** Loading the team of a hero and the heroes of a team. */
public final class Relationships {

    record TeamWithHeroes(String name, List<String> heroes) {}

    public static void main(String[] args) {
        Start.up();

        try (Session session = Rx.session()) {
            List<Team> teams = session.select(Team.class).orderBy(Team::id).list();
            Map<Long, List<Hero>> heroes = session.children(teams, Hero::teamId);
            for (Team team : teams) {
                System.out.println(team.name() + ": " + heroes.get(team.id()).size());
            }

            List<TeamWithHeroes> nested = teams.stream()
                    .map(team -> new TeamWithHeroes(team.name(), names(heroes.get(team.id()))))
                    .toList();
            nested.forEach(System.out::println);

            List<Hero> young = session.select(Hero.class).where(Hero::age).lt(40).orderBy(Hero::id).list();
            Map<Long, Team> teamOf = session.parents(young, Hero::teamId, Team.class);
            young.forEach(hero -> System.out.println(hero.name() + " of " + teamOf.get(hero.teamId()).name()));

            Hero hero = session.get(Hero.class, 1);
            Team team = session.get(Team.class, hero.teamId());
            System.out.println(hero.name() + " of " + team.name());
        }

        Rx.useTransaction(session -> {
            Team sidekicks = session.add(new Team("Sidekicks", "Basement"));
            session.addAll(List.of(
                    new Hero("Dr. Mild", "Mildred Weird", 19, sidekicks.id()),
                    new Hero("Tarantulet", "Natalia Jr.", 9, sidekicks.id())));
        });
        Rx.useReadOnly(session -> session.select(Hero.class)
                .join(Team.class)
                .where(Team::name).eq("Sidekicks")
                .orderBy(Hero::id)
                .list()
                .forEach(System.out::println));
        Rx.close();
    }

    private static List<String> names(List<Hero> heroes) {
        return heroes.stream().map(Hero::name).toList();
    }
}

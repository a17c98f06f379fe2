package dev.rxkit.tutorial.links;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Session;
import java.util.List;

/** Heroes in several teams, teams of several heroes. */
public final class ManyToMany {

    record Line(String hero, String team, boolean training) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder()
                .models(Hero.class, Team.class, HeroTeamLink.class)
                .build());
        Rx.database().createTables();

        try (Session session = Rx.session()) {
            List<Team> teams = session.addAll(List.of(new Team("Preventers"), new Team("Z-Force")));
            List<Hero> heroes =
                    session.addAll(List.of(new Hero("Deadpond"), new Hero("Rusty-Man"), new Hero("Spider-Boy")));
            Team preventers = teams.get(0);
            Team zForce = teams.get(1);
            session.addAll(List.of(
                    new HeroTeamLink(heroes.get(0).id(), preventers.id(), false),
                    new HeroTeamLink(heroes.get(0).id(), zForce.id(), false),
                    new HeroTeamLink(heroes.get(1).id(), preventers.id(), false),
                    new HeroTeamLink(heroes.get(2).id(), preventers.id(), true)));
            session.commit();
        }

        try (Session session = Rx.session()) {
            session.select(HeroTeamLink.class)
                    .join(Hero.class)
                    .join(Team.class)
                    .orderBy(Hero::name, Team::name)
                    .to(Line::new, Hero::name, Team::name, HeroTeamLink::training)
                    .list()
                    .forEach(System.out::println);

            HeroTeamLink boy = session.get(HeroTeamLink.class, 3, 1);
            session.update(new HeroTeamLink(boy.heroId(), boy.teamId(), false));
            session.upsert(new HeroTeamLink(3L, 2L, true));
            session.delete(session.get(HeroTeamLink.class, 1, 2));
            System.out.println(session.select(HeroTeamLink.class)
                    .orderBy(HeroTeamLink::heroId, HeroTeamLink::teamId)
                    .list());
            session.commit();
        }

        try {
            Rx.useTransaction(session -> session.add(new HeroTeamLink(3L, 2L, true)));
        } catch (UniqueViolation twice) {
            System.out.println("linked already");
        }
        Rx.close();
    }
}

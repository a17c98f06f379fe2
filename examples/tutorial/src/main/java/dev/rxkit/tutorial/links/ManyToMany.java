package dev.rxkit.tutorial.links;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.UniqueViolation;
import dev.rxkit.session.Linked;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;

/** Heroes in several teams, teams of several heroes. */
public final class ManyToMany {

    record Line(String hero, String team, boolean training) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder()
                .models(Hero.class, Team.class, HeroTeamLink.class)
                .build());
        Rx.database().createTables();

        try (Session session = Rx.session()) {
            Team preventers = session.add(new Team("Preventers"));
            Team zForce = session.add(new Team("Z-Force"));
            Hero deadpond = session.add(new Hero("Deadpond"));
            Hero rustyMan = session.add(new Hero("Rusty-Man"));
            Hero spiderBoy = session.add(new Hero("Spider-Boy"));
            session.addAll(List.of(
                    new HeroTeamLink(deadpond.id(), preventers.id(), false),
                    new HeroTeamLink(deadpond.id(), zForce.id(), false),
                    new HeroTeamLink(rustyMan.id(), preventers.id(), false),
                    new HeroTeamLink(spiderBoy.id(), preventers.id(), true)));
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

            List<Team> teams = session.select(Team.class).orderBy(Team::id).list();
            Map<Long, List<Linked<HeroTeamLink, Hero>>> members =
                    session.linked(teams, HeroTeamLink::teamId, Hero.class);
            for (Linked<HeroTeamLink, Hero> member : members.get(teams.get(0).id())) {
                System.out.println(member.row().name() + (member.link().training() ? ", in training" : ""));
            }

            HeroTeamLink boy = session.get(HeroTeamLink.class, 3, 1);
            session.update(new HeroTeamLink(boy.heroId(), boy.teamId(), false));
            session.upsert(new HeroTeamLink(3L, 2L, true));
            session.delete(session.get(HeroTeamLink.class, 1, 2));
            session.select(HeroTeamLink.class)
                    .orderBy(HeroTeamLink::heroId, HeroTeamLink::teamId)
                    .list()
                    .forEach(System.out::println);
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

package dev.rxkit.tutorial.teams;

import static dev.rxkit.query.Sql.alias;
import static dev.rxkit.query.Sql.row;

import dev.rxkit.Rx;
import dev.rxkit.query.Alias;
import dev.rxkit.session.Session;
import java.util.List;

/** Two tables in one query. */
public final class Joins {

    record Line(String hero, String team) {}

    record Member(Hero hero, Team team) {}

    public static void main(String[] args) {
        Start.up();

        try (Session session = Rx.session()) {
            List<Line> lines = session.select(Hero.class)
                    .join(Team.class)
                    .orderBy(Hero::id)
                    .to(Line::new, Hero::name, Team::name)
                    .list();
            lines.forEach(System.out::println);

            session.select(Hero.class)
                    .leftJoin(Team.class)
                    .orderBy(Hero::id)
                    .to(Line::new, Hero::name, Team::name)
                    .list()
                    .forEach(System.out::println);

            List<Hero> preventers = session.select(Hero.class)
                    .join(Team.class)
                    .where(Team::name).eq("Preventers")
                    .and(Hero::age).lt(40)
                    .orderBy(Hero::name)
                    .list();
            preventers.forEach(System.out::println);

            Member member = session.select(Hero.class)
                    .join(Team.class)
                    .on(Hero::teamId).eq(Team::id)
                    .where(Hero::name).eq("Deadpond")
                    .to(Member::new, row(Hero.class), row(Team.class))
                    .one();
            System.out.println(member.hero().secretName() + " drinks at " + member.team().headquarters());

            Alias<Hero> mate = alias(Hero.class, "mate");
            session.select(Hero.class)
                    .join(mate)
                    .on(Hero::teamId).eq(mate.col(Hero::teamId))
                    .where(Hero::age).ltCol(mate.col(Hero::age))
                    .orderBy(Hero::age, mate.col(Hero::age))
                    .to((younger, older) -> younger + " is younger than " + older, Hero::name, mate.col(Hero::name))
                    .list()
                    .forEach(System.out::println);
        }
        Rx.close();
    }
}

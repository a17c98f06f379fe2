package dev.rxkit.tutorial.teams;

import static dev.rxkit.query.Sql.avg;
import static dev.rxkit.query.Sql.caseWhen;
import static dev.rxkit.query.Sql.coalesce;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.count;
import static dev.rxkit.query.Sql.exists;
import static dev.rxkit.query.Sql.max;
import static dev.rxkit.query.Sql.min;
import static dev.rxkit.query.Sql.outer;
import static dev.rxkit.query.Sql.sum;

import dev.rxkit.Rx;
import dev.rxkit.session.Session;
import java.util.List;

/** Aggregates and groups. */
public final class Summaries {

    record Ages(long heroes, Integer youngest, Integer oldest, Long together, Double average) {}

    record Size(String team, long heroes) {}

    record Groups(Long young, Long old, Long unknown) {}

    record Ranked(String team, String name, long place) {}

    public static void main(String[] args) {
        Start.up();

        try (Session session = Rx.session()) {
            Ages ages = session.select(Hero.class)
                    .where(Hero::age).gt(32)
                    .to(Ages::new, count(), min(Hero::age), max(Hero::age), sum(Hero::age), avg(Hero::age))
                    .one();
            System.out.println(ages);

            session.select(Team.class)
                    .leftJoin(Hero.class)
                    .groupBy(Team::name)
                    .orderBy(Team::name)
                    .to(Size::new, Team::name, count(Hero::id))
                    .list()
                    .forEach(System.out::println);

            session.select(Hero.class)
                    .join(Team.class)
                    .groupBy(Team::name)
                    .having(count(Hero::id)).gt(1L)
                    .to(Size::new, Team::name, count(Hero::id))
                    .list()
                    .forEach(System.out::println);

            Groups groups = session.select(Hero.class)
                    .to(Groups::new,
                            sum(caseWhen(col(Hero::age).lt(40)).then(1).orElse(0)),
                            sum(caseWhen(col(Hero::age).ge(40)).then(1).orElse(0)),
                            sum(caseWhen(col(Hero::age).isNull()).then(1).orElse(0)))
                    .one();
            System.out.println(groups);

            System.out.println(session.select(Hero.class)
                    .orderBy(Hero::id)
                    .to((name, age) -> name + " " + age, Hero::name, coalesce(Hero::age, -1))
                    .list());

            System.out.println(session.select(Hero.class)
                    .where(Hero::teamId).isNotNull()
                    .orderBy(Hero::teamId)
                    .distinct()
                    .to(Hero::teamId)
                    .list());

            System.out.println(session.select(Team.class)
                    .where(exists(session.select(Hero.class).where(Hero::teamId).eqCol(outer(Team::id))))
                    .orderBy(Team::name)
                    .to(Team::name)
                    .list());

            List<Ranked> ranked = session.sql(
                            """
                            WITH known AS (SELECT * FROM hero WHERE age IS NOT NULL AND team_id IN (:teams))
                            SELECT team.name AS team, known.name AS name,
                                   RANK() OVER (PARTITION BY team.id ORDER BY known.age DESC) AS place
                            FROM known JOIN team ON team.id = known.team_id
                            ORDER BY team.name, place
                            """)
                    .bind("teams", List.of(1, 2))
                    .to(Ranked.class)
                    .list();
            ranked.forEach(System.out::println);
        }
        Rx.close();
    }
}

package dev.rxkit.tutorial.heroes;

import static dev.rxkit.query.Sql.desc;
import static dev.rxkit.query.Sql.nullsLast;
import static java.util.stream.Collectors.joining;

import dev.rxkit.Rx;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.stream.Stream;

/** Rows and columns of one table. */
public final class ReadRows {

    record Badge(String name, Integer age) {}

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            List<Hero> heroes = session.select(Hero.class).list();
            System.out.println(heroes.size() + " heroes, the first: " + heroes.get(0));

            try (Stream<Hero> stream = session.select(Hero.class).stream()) {
                System.out.println(stream.map(Hero::name).collect(joining(", ")));
            }
            System.out.println(session.select(Hero.class).where(Hero::age).gt(35).count());

            List<String> names = session.select(Hero.class).orderBy(Hero::name).to(Hero::name).list();
            System.out.println(names);

            System.out.println(session.select(Hero.class)
                    .orderBy(nullsLast(desc(Hero::age)), Hero::name)
                    .limit(3)
                    .to(Hero::name)
                    .list());

            List<Badge> badges = session.select(Hero.class)
                    .where(Hero::age).gt(35)
                    .orderBy(Hero::age)
                    .to(Badge::new, Hero::name, Hero::age)
                    .list();
            badges.forEach(System.out::println);

            System.out.println(session.select(Hero.class).where(Hero::age).gt(90).to(Badge.class).one());
        }
        Rx.close();
    }
}

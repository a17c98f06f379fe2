package dev.rxkit.tutorial.heroes;

import static dev.rxkit.query.Sql.allOf;
import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.not;

import dev.rxkit.Rx;
import dev.rxkit.error.MappingException;
import dev.rxkit.session.Select;
import dev.rxkit.session.Session;
import java.util.List;

/** The operators of conditions. */
public final class Where {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            System.out.println(session.select(Hero.class).where(Hero::name).eq("Deadpond").list());

            show(heroes(session).where(Hero::age).eq(35));
            show(heroes(session).where(Hero::age).ne(35));
            show(heroes(session).where(Hero::age).gt(36));
            show(heroes(session).where(Hero::age).ge(36));
            show(heroes(session).where(Hero::age).lt(35));
            show(heroes(session).where(Hero::age).le(35));
            show(heroes(session).where(Hero::age).between(35, 40));

            show(heroes(session).where(Hero::age).isNull());
            show(heroes(session).where(Hero::age).isNotNull().and(Hero::name).ne("Tarantula"));

            show(heroes(session).where(Hero::name).in(List.of("Deadpond", "Tarantula")));
            show(heroes(session).where(Hero::age).notIn(List.of(32, 35)));
            show(heroes(session).where(Hero::name).in(List.of()));

            show(heroes(session).where(Hero::name).startsWith("Dr."));
            show(heroes(session).where(Hero::name).endsWith("Man"));
            show(heroes(session).where(Hero::secretName).contains("-"));
            show(heroes(session).where(Hero::name).like("%-___"));
            show(heroes(session).where(Hero::name).ilike("%man%"));

            show(heroes(session).where(Hero::age).ge(35).and(Hero::age).lt(40));
            show(heroes(session).where(anyOf(col(Hero::age).le(35), col(Hero::age).gt(90))));
            show(heroes(session).where(not(allOf(col(Hero::age).gt(40), col(Hero::age).lt(90)))));

            String search = null;
            show(heroes(session).whereIfPresent(Hero::name).contains(search).andIfPresent(Hero::age).ge(36));

            show(heroes(session).where("age").ge(40));
            try {
                session.select(Hero.class).where("secretNam").eq("x");
            } catch (MappingException typo) {
                System.out.println(typo.getMessage());
            }
        }
        Rx.close();
    }

    private static Select<Hero> heroes(Session session) {
        return session.select(Hero.class).orderBy(Hero::id);
    }

    private static void show(Select<Hero> heroes) {
        System.out.println(heroes.list().stream().map(Hero::name).toList());
    }
}

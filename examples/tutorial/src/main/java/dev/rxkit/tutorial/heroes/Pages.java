package dev.rxkit.tutorial.heroes;

import static dev.rxkit.query.Sql.anyOf;
import static dev.rxkit.query.Sql.asc;
import static dev.rxkit.query.Sql.col;
import static dev.rxkit.query.Sql.desc;

import dev.rxkit.Rx;
import dev.rxkit.session.Page;
import dev.rxkit.session.Session;
import dev.rxkit.session.Slice;

/** Searching, sorting and paging. */
public final class Pages {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            Page<Hero> page = session.select(Hero.class).orderBy(Hero::name).page(2, 3);
            System.out.println("page " + page.number() + " of " + page.pages() + ", " + page.total() + " heroes");
            page.items().forEach(hero -> System.out.println("  " + hero.name()));
            System.out.println("next: " + page.next());

            table(session, "man", "age", true, 1).items().forEach(System.out::println);
            System.out.println(table(session, "an", "name", false, 1).total());

            Slice<String> first = session.select(Hero.class).orderBy(Hero::name).to(Hero::name).slice(3);
            System.out.println(first.items());
            Slice<String> second = session.select(Hero.class)
                    .orderBy(Hero::name)
                    .after(first.cursor())
                    .to(Hero::name)
                    .slice(3);
            System.out.println(second.items());
        }
        Rx.close();
    }

    static Page<Hero> table(Session session, String search, String column, boolean down, int page) {
        return session.select(Hero.class)
                .where(anyOf(
                        col(Hero::name).ilike("%" + search + "%"),
                        col(Hero::secretName).ilike("%" + search + "%")))
                .orderBy(down ? desc(column) : asc(column))
                .page(page, 50);
    }
}

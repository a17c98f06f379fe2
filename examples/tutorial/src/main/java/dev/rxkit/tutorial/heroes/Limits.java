package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.session.Select;
import dev.rxkit.session.Session;

/** Limit and offset. */
public final class Limits {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            show(session.select(Hero.class).orderBy(Hero::id).limit(3));
            show(session.select(Hero.class).orderBy(Hero::id).offset(3).limit(3));
            show(session.select(Hero.class).orderBy(Hero::id).offset(6).limit(3));
            show(session.select(Hero.class).where(Hero::age).gt(32).orderBy(Hero::id).limit(3));
        }
        Rx.close();
    }

    private static void show(Select<Hero> heroes) {
        System.out.println(heroes.list().stream().map(Hero::name).toList());
    }
}

package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.error.TooManyRowsException;
import dev.rxkit.session.Session;
import java.util.Optional;

/** Reading one row. */
public final class OneRow {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            Optional<Hero> youngest = session.select(Hero.class)
                    .where(Hero::age).isNotNull()
                    .orderBy(Hero::age)
                    .first();
            System.out.println(youngest);
            System.out.println(session.select(Hero.class).where(Hero::age).lt(25).first());

            System.out.println(session.select(Hero.class).where(Hero::name).eq("Deadpond").one());
            try {
                session.select(Hero.class).where(Hero::age).lt(25).one();
            } catch (RowNotFoundException none) {
                System.out.println("none: " + none.getMessage());
            }
            try {
                session.select(Hero.class).where(Hero::age).gt(25).one();
            } catch (TooManyRowsException several) {
                System.out.println("several: " + several.getMessage());
            }
            System.out.println(session.select(Hero.class).where(Hero::age).lt(25).oneOrNone());

            System.out.println(session.get(Hero.class, 1));
            System.out.println(session.find(Hero.class, 9001));
            try {
                session.get(Hero.class, 9001);
            } catch (RowNotFoundException none) {
                System.out.println(none.getMessage());
            }
        }
        Rx.close();
    }
}

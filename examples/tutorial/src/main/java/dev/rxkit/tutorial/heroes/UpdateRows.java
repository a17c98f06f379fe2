package dev.rxkit.tutorial.heroes;

import static dev.rxkit.query.Sql.plus;

import dev.rxkit.Rx;
import dev.rxkit.error.RowNotFoundException;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.Map;

/** Updating rows. */
public final class UpdateRows {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            Hero boy = session.select(Hero.class).where(Hero::name).eq("Spider-Boy").one();
            Hero older = session.update(new Hero(boy.id(), boy.name(), boy.secretName(), 16));
            session.commit();
            System.out.println(older);
        }

        Hero youngster = Rx.inTransaction(session -> session.patch(Hero.class, 2, Map.of("name", "Spider-Youngster")));
        System.out.println(youngster);

        long changed = Rx.inTransaction(session -> session.update(Hero.class)
                .set(Hero::age, 40)
                .where(Hero::age).between(35, 36)
                .run());
        System.out.println(changed + " changed");

        List<Hero> birthday = Rx.inTransaction(session -> session.update(Hero.class)
                .set(Hero::age).toCol(plus(Hero::age, 1))
                .where(Hero::name).eq("Tarantula")
                .returning());
        System.out.println(birthday);

        try (Session session = Rx.session()) {
            session.update(new Hero(9001L, "Nobody", "Nick Nemo", 1));
        } catch (RowNotFoundException none) {
            System.out.println(none.getMessage());
        }
        Rx.close();
    }
}

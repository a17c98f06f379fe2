package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.error.QueryException;
import dev.rxkit.session.Session;

/** Deleting rows. */
public final class DeleteRows {

    public static void main(String[] args) {
        Seven.add();

        try (Session session = Rx.session()) {
            Hero boy = session.select(Hero.class).where(Hero::name).eq("Spider-Boy").one();
            session.delete(boy);
            session.commit();
            System.out.println("gone: " + boy);
            System.out.println(session.find(Hero.class, boy.id()));
        }

        long gone = Rx.inTransaction(
                session -> session.delete(Hero.class).where(Hero::age).gt(90).run());
        System.out.println(gone + " gone");

        try (Session session = Rx.session()) {
            session.delete(Hero.class).run();
        } catch (QueryException unlimited) {
            System.out.println(unlimited.getMessage());
        }
        Rx.close();
    }
}

package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.session.Session;
import java.util.List;

/** Inserting rows, and committing. */
public final class InsertRows {

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        try (Session session = Rx.session()) {
            session.add(new Hero("Deadpond", "Dive Wilson", null));
            session.add(new Hero("Spider-Boy", "Pedro Parqueador", null));
            session.commit();
        }
        System.out.println(count() + " heroes");

        try (Session session = Rx.session()) {
            session.add(new Hero("Nobody", "Nick Nemo", null));
        } // no commit: rolled back, with a warning in the log
        System.out.println(count() + " heroes");

        Rx.useTransaction(session -> session.addAll(List.of(
                new Hero("Rusty-Man", "Tommy Sharp", 48),
                new Hero("Tarantula", "Natalia Roman-on", 32))));
        System.out.println(count() + " heroes");
        Rx.close();
    }

    private static long count() {
        return Rx.readOnly(session -> session.select(Hero.class).count());
    }
}

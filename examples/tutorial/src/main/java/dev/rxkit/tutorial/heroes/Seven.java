package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import java.util.List;

/** The heroes of the chapters on one table. */
final class Seven {

    static final List<Hero> HEROES = List.of(
            new Hero("Deadpond", "Dive Wilson", null),
            new Hero("Spider-Boy", "Pedro Parqueador", null),
            new Hero("Rusty-Man", "Tommy Sharp", 48),
            new Hero("Tarantula", "Natalia Roman-on", 32),
            new Hero("Black Lion", "Trevor Challa", 35),
            new Hero("Dr. Weird", "Steve Weird", 36),
            new Hero("Captain North America", "Esteban Rogelios", 93));

    private Seven() {}

    static void add() {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();
        Rx.useTransaction(session -> session.addAll(HEROES));
    }
}

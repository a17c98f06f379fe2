package dev.rxkit.tutorial.teams;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import java.util.List;

/** The teams and heroes of the chapters on two tables. */
final class Start {

    private Start() {}

    static void up() {
        Rx.configure(RxConfig.builder().models(Hero.class, Team.class).build());
        Rx.database().createTables();
        Rx.useTransaction(session -> {
            Team preventers = session.add(new Team("Preventers", "Sharp Tower"));
            Team zForce = session.add(new Team("Z-Force", "Sister Margaret's Bar"));
            session.add(new Team("Wakaland", "Wakaland Capital City"));
            session.addAll(List.of(
                    new Hero("Deadpond", "Dive Wilson", null, zForce.id()),
                    new Hero("Rusty-Man", "Tommy Sharp", 48, preventers.id()),
                    new Hero("Spider-Boy", "Pedro Parqueador", null, null),
                    new Hero("Tarantula", "Natalia Roman-on", 32, preventers.id()),
                    new Hero("Dr. Weird", "Steve Weird", 36, preventers.id())));
        });
    }
}

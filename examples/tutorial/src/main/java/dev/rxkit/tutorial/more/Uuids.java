package dev.rxkit.tutorial.more;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import java.util.UUID;

/** Ids that are known before the row is inserted. */
public final class Uuids {

    @Table
    public record Hero(UUID id, String name) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Hero hero = Rx.inTransaction(session -> session.add(new Hero(null, "Deadpond")));
        System.out.println("version " + hero.id().version());

        UUID known = UUID.fromString("0191e4a0-7c5e-7b8f-9d3a-2f6c1e8b4a57");
        Rx.useTransaction(session -> session.add(new Hero(known, "Spider-Boy")));
        Rx.useReadOnly(session -> System.out.println(session.get(Hero.class, known)));
        Rx.close();
    }
}

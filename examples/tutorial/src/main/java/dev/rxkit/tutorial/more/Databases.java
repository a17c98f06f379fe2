package dev.rxkit.tutorial.more;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.ConfigException;
import dev.rxkit.tutorial.heroes.Hero;

/** More than one database. */
public final class Databases {

    public static void main(String[] args) {
        RxConfig config = RxConfig.builder().url("sqlite://").models(Hero.class).build();
        try (Database archive = Database.open(config)) {
            archive.createTables();
            archive.useTransaction(session -> session.add(new Hero("Captain North America", "Esteban Rogelios", 93)));
            archive.useReadOnly(session -> System.out.println(session.select(Hero.class).count()));
        }

        System.out.println(RxConfig.of("postgresql://scott:tiger@db.example/heroes"));

        try {
            Database.open(RxConfig.of("mongodb://localhost/heroes"));
        } catch (ConfigException refused) {
            System.out.println(refused.getMessage());
        }
    }
}

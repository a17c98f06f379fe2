package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.error.UniqueViolation;

/** Indexes and uniqueness. */
public final class Indexes {

    @Table
    @Index(columns = {"age", "name desc"})
    @Unique(columns = {"name", "age"})
    public record Hero(
            Long id,
            @Indexed @Column(length = 80) String name,
            @Column(length = 80, unique = true) String secretName,
            Integer age) {}

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Rx.database().schema().tables().forEach(table -> {
            System.out.println(table.indexes().stream().map(index -> index.name()).sorted().toList());
            System.out.println(table.uniques().stream().map(unique -> unique.name()).sorted().toList());
        });

        try {
            Rx.useTransaction(session -> {
                session.add(new Hero(null, "Deadpond", "Dive Wilson", null));
                session.add(new Hero(null, "Deadpool", "Dive Wilson", null));
            });
        } catch (UniqueViolation taken) {
            System.out.println("taken: " + taken.constraint().orElseThrow());
        }

        Rx.useTransaction(session -> {
            session.add(new Hero(null, "Deadpond", "Dive Wilson", null));
            session.upsert(new Hero(null, "Deadpool", "Dive Wilson", 30), Hero::secretName);
            System.out.println(session.select(Hero.class).to(Hero::name).list());
        });
        Rx.close();
    }
}

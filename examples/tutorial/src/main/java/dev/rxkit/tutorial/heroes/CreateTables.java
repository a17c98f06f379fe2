package dev.rxkit.tutorial.heroes;

import dev.rxkit.Rx;
import dev.rxkit.RxConfig;

/** The table of a class. */
public final class CreateTables {

    public static void main(String[] args) {
        Rx.configure(RxConfig.builder().models(Hero.class).build());
        Rx.database().createTables();

        Rx.database().schema().tables().forEach(table -> table.columns().forEach(column ->
                System.out.println(table.name() + "." + column.name() + (column.nullable() ? "" : " NOT NULL"))));
        Rx.close();
    }
}

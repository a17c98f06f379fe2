package dev.rxkit.faults;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.error.RxException;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.session.Session;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes to a database in a folder until there is no space left, and prints the outcome. */
final class SmallDiskProgram {

    private SmallDiskProgram() {}

    public static void main(String[] arguments) {
        String url = "sqlite:///" + Path.of(arguments[0], "small.db");
        RxConfig.Builder config =
                RxConfig.builder().url(url).models(Crew.ALL).poolSize(2).startupCheck(false);
        try (Database database = Database.open(config.build())) {
            database.createTables();
            database.useTransaction(session -> session.insert(new Mark("first", 1)));
            System.out.println("one call: "
                    + outcome(() -> database.useTransaction(session -> {
                        session.insert(new Mark("before", 1));
                        session.insertAll(many());
                    })));
            System.out.println("rows: " + rows(database));
            try (Session session = database.session()) {
                session.insert(new Mark("undone", 1));
                System.out.println("caught: " + outcome(() -> session.insertAll(many())));
                System.out.println("commit: " + outcome(session::commit));
                session.rollback();
            }
            System.out.println("rows: " + rows(database));
            database.useTransaction(session -> session.insert(new Mark("last", 1)));
            System.out.println("rows: " + rows(database));
        }
        try (Database again = Database.open(config.build())) {
            System.out.println("again: " + rows(again));
        }
    }

    private static List<Mark> many() {
        List<Mark> many = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            many.add(new Mark("code that takes its room " + i, i));
        }
        return many;
    }

    private static String outcome(Runnable work) {
        try {
            work.run();
            return "done";
        } catch (RxException failure) {
            return failure.getClass().getSimpleName();
        }
    }

    private static List<String> rows(Database database) {
        try (Session session = database.session()) {
            return session.select(Mark.class)
                    .orderBy(Mark::code)
                    .limit(5)
                    .to(Mark::code)
                    .list();
        }
    }
}

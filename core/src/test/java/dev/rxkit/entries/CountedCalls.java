package dev.rxkit.entries;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.Table;
import dev.rxkit.session.Session;
import org.jspecify.annotations.Nullable;

/**
 * A program that makes each counted call twice, in an open transaction on SQLite in memory: the first time everything that
 * is found out once is found out.
 */
final class CountedCalls {

    @Table
    record Hero(@Nullable Long id, String name, int age) {}

    private CountedCalls() {}

    /** A call begins; the tracer has a breakpoint here. */
    static void begin(String call) {}

    /** The call has ended; the tracer has a breakpoint here. */
    static void end() {}

    public static void main(String[] args) {
        try (Database database = Database.open(
                RxConfig.builder().url("sqlite://").models(Hero.class).build())) {
            database.createTables();
            try (Session session = database.session()) {
                session.add(new Hero(null, "Deadpond", 34));
                session.add(new Hero(null, "Rusty-Man", 48));
                twice("add", () -> session.add(new Hero(null, "Tarantula", 30)));
                twice("find", () -> session.find(Hero.class, 1));
                twice(
                        "select of one row",
                        () -> session.select(Hero.class).where(Hero::age).ge(35).list());
                twice(
                        "select of no row",
                        () -> session.select(Hero.class)
                                .where(Hero::age)
                                .ge(350)
                                .list());
            }
        }
    }

    private static void twice(String call, Runnable work) {
        for (int round = 0; round < 2; round++) {
            begin(call);
            work.run();
            end();
        }
    }
}

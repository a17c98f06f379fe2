package dev.rxkit.entries;

import dev.rxkit.Database;
import dev.rxkit.RxConfig;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.session.Session;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A program that makes each counted call twice, in an open transaction on SQLite in memory: the first time everything that
 * is found out once is found out.
 */
final class CountedCalls {

    @Table
    record Hero(@Nullable Long id, String name, int age) {}

    @Table
    record Club(@Nullable Long id, String name) {}

    @Table
    record Member(
            @Nullable Long id,
            String name,
            @References(Club.class) Long clubId) {}

    private CountedCalls() {}

    /** A call begins; the tracer has a breakpoint here. */
    static void begin(String call) {}

    /** The call has ended; the tracer has a breakpoint here. */
    static void end() {}

    public static void main(String[] args) {
        try (Database database = Database.open(RxConfig.builder()
                .url("sqlite://")
                .models(Hero.class, Club.class, Member.class)
                .build())) {
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
                relations(session);
            }
        }
    }

    private static void relations(Session session) {
        List<Club> clubs = List.of(session.add(new Club(null, "chess")), session.add(new Club(null, "rowing")));
        List<Member> members = List.of(
                session.add(new Member(null, "Ann", 1L)),
                session.add(new Member(null, "Bob", 2L)),
                session.add(new Member(null, "Cyd", 2L)));
        twice("children of two rows", () -> session.children(clubs, Member::clubId));
        List<Club> many = session.addAll(IntStream.range(0, 300)
                .mapToObj(number -> new Club(null, "club " + number))
                .toList());
        twice("children of three hundred rows", () -> session.children(many, Member::clubId));
        twice("parents of three rows", () -> session.parents(members, Member::clubId, Club.class));
    }

    private static void twice(String call, Runnable work) {
        for (int round = 0; round < 2; round++) {
            begin(call);
            work.run();
            end();
        }
    }
}

package dev.rxkit.faults;

import static dev.rxkit.faults.Operation.block;
import static dev.rxkit.faults.Operation.ending;
import static dev.rxkit.faults.Operation.first;
import static dev.rxkit.faults.Operation.firstUncommitted;
import static dev.rxkit.faults.Operation.of;

import dev.rxkit.faults.Crew.Hero;
import dev.rxkit.faults.Crew.Mark;
import dev.rxkit.session.Isolation;
import dev.rxkit.session.Retry;
import dev.rxkit.session.Savepoint;
import dev.rxkit.session.Session;
import java.io.IOException;
import java.util.List;

/** Savepoints, nested blocks, commits and rollbacks, and blocks of the database. */
final class TransactionOperations {

    private static final String INSERT = "insert into crew_mark (code, weight) values ('new', 1)";

    private TransactionOperations() {}

    @SuppressWarnings("try") // a savepoint that is only closed
    static List<Operation> all() {
        return List.of(
                of("savepoint kept", (s, g) -> {
                    Savepoint savepoint = s.savepoint();
                    s.add(g.keep(Hero.of("dan", 1)));
                    savepoint.release();
                }),
                of("savepoint rolled back", (s, g) -> {
                    Savepoint savepoint = s.savepoint();
                    s.add(Hero.of("dan", 1));
                    savepoint.rollback();
                    s.add(new Mark("new", 1));
                }),
                of("savepoint closed", (s, g) -> {
                    try (Savepoint savepoint = s.savepoint()) {
                        s.add(Hero.of("dan", 1));
                    }
                    s.add(new Mark("new", 1));
                }),
                block("nested block", (s, g) -> s.useTransaction(inner -> inner.add(g.keep(Hero.of("dan", 1))))),
                of("nested block that throws", (s, g) -> {
                    try {
                        s.useTransaction(inner -> {
                            inner.add(g.keep(Hero.of("dan", 1)));
                            throw new IOException("the user's own");
                        });
                    } catch (IOException expected) {
                        s.add(new Mark("new", 1));
                    }
                }),
                ending("commit", (s, g) -> {
                    s.add(g.keep(Hero.of("dan", 1)));
                    s.commit();
                }),
                ending("commit through the handle", (s, g) -> {
                    s.handle().execute(INSERT);
                    s.commit();
                }),
                ending("handle's own commit", (s, g) -> {
                    s.handle().execute(INSERT);
                    s.handle().commit();
                }),
                firstUncommitted("rollback", (d, s, g) -> {
                    s.add(g.keep(Hero.of("dan", 1)));
                    s.rollback();
                    s.add(new Mark("new", 1));
                }),
                first(
                        "block of a session",
                        (d, s, g) -> s.inTransaction(inner -> inner.add(g.keep(Hero.of("dan", 1))))),
                first("session closed without commit", (d, s, g) -> {
                    try (Session other = d.session()) {
                        other.add(g.keep(Hero.of("dan", 1)));
                    }
                }),
                first("session with commit", (d, s, g) -> {
                    try (Session other = d.session()) {
                        other.add(g.keep(Hero.of("dan", 1)));
                        other.commit();
                    }
                }),
                first("block", (d, s, g) -> d.useTransaction(other -> other.add(g.keep(Hero.of("dan", 1))))),
                first(
                        "block with another isolation",
                        (d, s, g) -> d.useTransaction(
                                Isolation.SERIALIZABLE, other -> other.add(g.keep(Hero.of("dan", 1))))),
                first(
                        "block with retry",
                        (d, s, g) -> d.useTransaction(Retry.times(3), other -> other.add(new Mark("new", 1)))),
                first(
                        "block through the handle",
                        (d, s, g) -> d.useTransaction(
                                Retry.times(3), other -> other.handle().execute(INSERT))),
                first("block that throws", (d, s, g) -> {
                    try {
                        d.useTransaction(other -> {
                            other.add(g.keep(Hero.of("dan", 1)));
                            throw new IOException("the user's own");
                        });
                    } catch (IOException expected) {
                        // The block ends with this exception.
                    }
                }),
                first(
                        "read-only block",
                        (d, s, g) ->
                                d.useReadOnly(other -> other.select(Mark.class).list())));
    }
}

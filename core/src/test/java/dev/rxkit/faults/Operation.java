package dev.rxkit.faults;

import dev.rxkit.Database;
import dev.rxkit.session.Session;
import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;

/**
 * Something that a user does with a session.
 *
 * @param modes the surroundings it may be done in
 * @param commits whether it commits itself
 */
record Operation(String name, Set<Mode> modes, boolean commits, Work work) {

    /** What surrounds an operation. */
    enum Mode {
        /** It is the first thing a session does; the session commits after it. */
        FIRST,
        /** The session has written before; it commits after the operation. */
        AFTER_WRITE,
        /** The session has written before; what the operation throws is caught, and the session commits. */
        CAUGHT,
        /** The session has written before; the operation is in a nested block whose failure is caught. */
        NESTED,
        /** It is in a block of the database, which may fail from its beginning to its end. */
        BLOCK
    }

    /** The steps. */
    @FunctionalInterface
    interface Work {
        void run(Database database, Session session, Given given) throws Exception;
    }

    /** The steps of one that needs the session only. */
    @FunctionalInterface
    interface SessionWork {
        void run(Session session, Given given) throws Exception;
    }

    static Operation of(String name, SessionWork work) {
        return new Operation(
                name, EnumSet.allOf(Mode.class), false, (database, session, given) -> work.run(session, given));
    }

    /** One that ends the transaction. */
    static Operation ending(String name, SessionWork work) {
        return new Operation(
                name,
                EnumSet.of(Mode.FIRST, Mode.AFTER_WRITE),
                true,
                (database, session, given) -> work.run(session, given));
    }

    /** One that has to be the first, because it opens sessions itself or takes back what was written before. */
    static Operation first(String name, Work work) {
        return new Operation(name, EnumSet.of(Mode.FIRST), true, work);
    }

    /** Whether it calls Jdbi or JDBC itself, which throw what is theirs. */
    boolean throwsOf(Throwable failure) {
        boolean handle = name.contains("handle");
        boolean attached = name.startsWith("attached");
        return failure instanceof JdbiException && (handle || attached)
                || failure instanceof SQLException && handle
                || failure instanceof UndeclaredThrowableException && attached;
    }

    /** Whether its own code declares the exception, so that a block lets it through. */
    boolean declares(Throwable failure) {
        return failure instanceof SQLException && name.startsWith("JDBC");
    }

    @Override
    public String toString() {
        return name;
    }
}

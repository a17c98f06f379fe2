package dev.rxkit.faults;

import dev.rxkit.Database;
import dev.rxkit.session.Session;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Set;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.transaction.UnableToManipulateTransactionIsolationLevelException;

/**
 * Something that a user does with a session.
 *
 * @param modes the surroundings it may be done in
 * @param commits the surroundings in which all that it does is committed when it returns
 */
record Operation(String name, Set<Mode> modes, Set<Mode> commits, Work work) {

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
                name,
                EnumSet.allOf(Mode.class),
                EnumSet.noneOf(Mode.class),
                (database, session, given) -> work.run(session, given));
    }

    /** A block, which is a transaction of its own where there is none around it. */
    static Operation block(String name, SessionWork work) {
        Operation block = of(name, work);
        return new Operation(name, block.modes, EnumSet.of(Mode.FIRST), block.work);
    }

    /** One that ends the transaction. */
    static Operation ending(String name, SessionWork work) {
        Set<Mode> modes = EnumSet.of(Mode.FIRST, Mode.AFTER_WRITE);
        return new Operation(name, modes, modes, (database, session, given) -> work.run(session, given));
    }

    /** One that opens sessions itself, or ends its transaction, and commits what it does. */
    static Operation first(String name, Work work) {
        return new Operation(name, EnumSet.of(Mode.FIRST), EnumSet.of(Mode.FIRST), work);
    }

    /** One that takes back what was written before it, and leaves the commit to the session. */
    static Operation firstUncommitted(String name, Work work) {
        return new Operation(name, EnumSet.of(Mode.FIRST), EnumSet.noneOf(Mode.class), work);
    }

    /**
     * Whether a failure of this type is the one to expect, beside those of the kit: Jdbi's handle throws what is Jdbi's, and
     * JDBC what is JDBC's; what Jdbi asks the connection for around a {@code @Transaction} is Jdbi's too. What leaves a block is the kit's, unless the user's own code declares it.
     */
    boolean throwsOf(Throwable failure, boolean block) {
        return name.startsWith("JDBC")
                ? failure instanceof SQLException
                : failure instanceof JdbiException && name.contains("handle") && !block
                        || failure instanceof UnableToManipulateTransactionIsolationLevelException && joins() && !block;
    }

    /**
     * Whether it can be half done when its failure is caught: Jdbi lets a {@code @Transaction} join the one there is, and does
     * not undo it by itself.
     */
    boolean joins() {
        return name.equals("attached transaction");
    }

    @Override
    public String toString() {
        return name;
    }
}

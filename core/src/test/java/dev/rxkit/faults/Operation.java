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
 * @param modes the contexts in which it is run
 * @param commits the contexts in which all its changes are committed when it returns
 */
record Operation(String name, Set<Mode> modes, Set<Mode> commits, Work work) {

    /** The context of an operation. */
    enum Mode {
        /** It is the first operation of a session; the session commits after it. */
        FIRST,
        /** The session has written before; it commits after the operation. */
        AFTER_WRITE,
        /** The session has written before; the exception of the operation is caught, and the session commits. */
        CAUGHT,
        /** The session has written before; the operation is in a nested block whose failure is caught. */
        NESTED,
        /** It is in a block of the database, which may fail at any point from its beginning to its end. */
        BLOCK
    }

    /** The steps. */
    @FunctionalInterface
    interface Work {
        void run(Database database, Session session, Given given) throws Exception;
    }

    /** The steps of an operation that needs only the session. */
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

    /** Returns a block, which is a transaction of its own if it is not nested. */
    static Operation block(String name, SessionWork work) {
        Operation block = of(name, work);
        return new Operation(name, block.modes, EnumSet.of(Mode.FIRST), block.work);
    }

    /** Returns an operation that ends the transaction. */
    static Operation ending(String name, SessionWork work) {
        Set<Mode> modes = EnumSet.of(Mode.FIRST, Mode.AFTER_WRITE);
        return new Operation(name, modes, modes, (database, session, given) -> work.run(session, given));
    }

    /** Returns an operation that opens sessions or ends its transaction, and commits its changes. */
    static Operation first(String name, Work work) {
        return new Operation(name, EnumSet.of(Mode.FIRST), EnumSet.of(Mode.FIRST), work);
    }

    /** Returns an operation that rolls back what was written before it, and leaves the commit to the session. */
    static Operation firstUncommitted(String name, Work work) {
        return new Operation(name, EnumSet.of(Mode.FIRST), EnumSet.noneOf(Mode.class), work);
    }

    /**
     * Returns whether a failure of this type is expected in addition to those of the kit: Jdbi's handle throws
     * exceptions of Jdbi, and its connection those of JDBC; what Jdbi does on the connection around a {@code
     * @Transaction} also throws exceptions of Jdbi. Only exceptions of the kit leave a block, unless the user's own
     * code declares others.
     */
    boolean throwsOf(Throwable failure, boolean block) {
        return name.startsWith("JDBC")
                ? failure instanceof SQLException
                : failure instanceof JdbiException && name.contains("handle") && !block
                        || failure instanceof UnableToManipulateTransactionIsolationLevelException && joins() && !block;
    }

    /**
     * Returns whether the operation can be half done when its failure is caught: Jdbi makes a {@code @Transaction} join
     * an existing transaction, and does not undo it by itself.
     */
    boolean joins() {
        return name.equals("attached transaction");
    }

    @Override
    public String toString() {
        return name;
    }
}

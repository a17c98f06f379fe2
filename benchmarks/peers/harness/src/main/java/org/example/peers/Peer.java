package org.example.peers;

import java.util.List;
import java.util.Map;

/**
 * One library in one way of using it. Each of these does what its name says in the way the library's documentation
 * shows; what comes back is the library's own (records, beans, entities), and {@link #person} and the like turn it into
 * what is compared, outside the measured time.
 */
public abstract class Peer implements AutoCloseable {

    protected Db db;

    /** Opens pool and library. */
    public abstract void open(Db database) throws Exception;

    /** Opens a session (connection, handle) that stays open for {@link #getKept}; in auto-commit. */
    public abstract void keep() throws Exception;

    public abstract void release() throws Exception;

    /** A row by its id, on the session that is open; no cache may answer. */
    public abstract Object getKept(long id) throws Exception;

    /** Session, row by id, close. */
    public abstract Object get(long id) throws Exception;

    /** Session, all persons with {@code id <= upTo}, close. */
    public abstract List<?> list(long upTo) throws Exception;

    /** Session, persons with {@code age = ? AND seen > ?}, close. */
    public abstract List<?> where(int age, long seenAbove) throws Exception;

    /** Session, orders joined with their persons of {@code from <= person.id < to} as a DTO of five columns, close. */
    public abstract List<?> join(long from, long to) throws Exception;

    /** Inserts one row in a transaction of its own; its id. */
    public abstract long insert(PersonRow person) throws Exception;

    /** Inserts all in one transaction without asking for ids; how many. */
    public long batch(List<PersonRow> persons) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Inserts all in one transaction and knows their ids afterwards; the sum of them. */
    public long batchIds(List<PersonRow> persons) throws Exception {
        throw new UnsupportedOperationException();
    }

    /** Loads, changes name and score, writes, in a transaction of its own. */
    public abstract void update(long id, String name, double score) throws Exception;

    /** Reads all orders one by one as the library's objects and adds up {@link Data#sum}. */
    public abstract long stream() throws Exception;

    /** Session, persons with {@code from <= id < to} and the orders of each, close. */
    public abstract Object children(long from, long to) throws Exception;

    public abstract PersonRow person(Object result);

    public LineRow line(Object result) {
        return (LineRow) result;
    }

    /** What {@link #children} gave. */
    public abstract Map<PersonRow, List<OrderRow>> family(Object result);

    @Override
    public void close() throws Exception {
        db.closePools();
    }
}

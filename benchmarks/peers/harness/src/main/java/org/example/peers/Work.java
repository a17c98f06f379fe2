package org.example.peers;

import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What every workload has: a filled database, the library that is measured, and a check that it does the work, before
 * anything is timed.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Benchmark)
public abstract class Work {

    /** Processor time of the measuring thread spent on putting the tables back, nanoseconds. */
    static volatile long cleaning;

    @Param("raw-naive")
    public String peer;

    @Param("sqlite")
    public String url;

    protected Db db;
    protected Peer p;
    private Connection side;
    private long random = 0x9E3779B97F4A7C15L;

    abstract boolean writes();

    /** Runs the work and compares; throws if it is wrong. */
    abstract void check() throws Exception;

    @Setup(Level.Trial)
    public void open() throws Exception {
        db = Db.open(url, writes());
        p = Peers.make(peer);
        p.db = db;
        p.open(db);
        side = db.direct();
        prepare();
        for (int i = 0; i < 3; i++) {
            check();
        }
        trim();
    }

    void prepare() throws Exception {}

    void finish() throws Exception {}

    @TearDown(Level.Trial)
    public void shut() throws Exception {
        finish();
        p.close();
        side.close();
        db.close();
    }

    /** Uniform in 0..bound-1; the same numbers for everybody. */
    final int any(int bound) {
        random ^= random << 13;
        random ^= random >>> 7;
        random ^= random << 17;
        return (int) ((random >>> 33) % bound);
    }

    final long anyId() {
        return 1 + any(Data.PERSONS);
    }

    /** Back to the rows there were at first. */
    final void trim() throws SQLException {
        if (!writes()) {
            return;
        }
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        try (Statement statement = side.createStatement()) {
            statement.executeUpdate("DELETE FROM person WHERE id > " + Data.PERSONS);
        }
        cleaning += ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    /** The persons beyond the first ones, as they are in the table. */
    final List<PersonRow> added() throws SQLException {
        return rows("id > ? ORDER BY id", Data.PERSONS);
    }

    final List<PersonRow> rows(String where, long value) throws SQLException {
        try (PreparedStatement select = side.prepareStatement(
                "SELECT id, name, email, age, score, active, seen, note FROM person WHERE " + where)) {
            select.setLong(1, value);
            List<PersonRow> all = new ArrayList<>();
            try (ResultSet row = select.executeQuery()) {
                while (row.next()) {
                    all.add(new PersonRow(
                            row.getLong(1),
                            row.getString(2),
                            row.getString(3),
                            row.getInt(4),
                            row.getDouble(5),
                            row.getBoolean(6),
                            row.getLong(7),
                            row.getString(8)));
                }
            }
            return all;
        }
    }

    final void same(Object expected, Object actual) {
        if (!expected.equals(actual)) {
            throw new IllegalStateException(
                    peer + " does not do the work: expected " + cut(expected) + " but got " + cut(actual));
        }
    }

    private static String cut(Object value) {
        String text = String.valueOf(value);
        return text.length() > 600 ? text.substring(0, 600) + "..." : text;
    }

    final <T, C extends Comparable<C>> List<T> sorted(List<?> results, Function<Object, T> row, Function<T, C> key) {
        List<T> all = new ArrayList<>();
        results.forEach(result -> all.add(row.apply(result)));
        all.sort(Comparator.comparing(key));
        return all;
    }

    final void sameBatch() throws SQLException {
        List<PersonRow> rows = added();
        same(Data.BATCH, rows.size());
        for (int i = 0; i < rows.size(); i++) {
            same(Data.stored(rows.get(i).id(), Data.FRESH.get(i)), rows.get(i));
        }
    }
}

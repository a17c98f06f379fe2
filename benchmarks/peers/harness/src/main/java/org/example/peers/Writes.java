package org.example.peers;

import java.sql.SQLException;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The workloads that write. */
public final class Writes {

    private Writes() {}

    @State(Scope.Benchmark)
    public static class Insert extends Work {
        private final PersonRow person = Data.fresh(12_345);

        @Override
        boolean writes() {
            return true;
        }

        @Override
        void check() throws Exception {
            trim();
            PersonRow other = Data.fresh(12_344);
            long one = p.insert(person);
            long two = p.insert(other);
            same(List.of(Data.stored(one, person), Data.stored(two, other)), added());
        }

        @Benchmark
        public long run() throws Exception {
            return p.insert(person);
        }

        @TearDown(Level.Iteration)
        public void clean() throws SQLException {
            trim();
        }
    }

    @State(Scope.Benchmark)
    public static class Batch extends Work {
        @Override
        boolean writes() {
            return true;
        }

        @Override
        void check() throws Exception {
            trim();
            same((long) Data.BATCH, p.batch(Data.FRESH));
            sameBatch();
        }

        @Setup(Level.Invocation)
        public void clean() throws SQLException {
            trim();
        }

        @Benchmark
        public long run() throws Exception {
            return p.batch(Data.FRESH);
        }
    }

    @State(Scope.Benchmark)
    public static class BatchIds extends Work {
        @Override
        boolean writes() {
            return true;
        }

        @Override
        void check() throws Exception {
            trim();
            long sum = p.batchIds(Data.FRESH);
            sameBatch();
            same(added().stream().mapToLong(PersonRow::id).sum(), sum);
        }

        @Setup(Level.Invocation)
        public void clean() throws SQLException {
            trim();
        }

        @Benchmark
        public long run() throws Exception {
            return p.batchIds(Data.FRESH);
        }
    }

    @State(Scope.Benchmark)
    public static class Update extends Work {
        private int number;

        @Override
        boolean writes() {
            return true;
        }

        @Override
        void check() throws Exception {
            long id = anyId();
            String name = "Changed " + number++;
            double score = number / 4.0;
            p.update(id, name, score);
            PersonRow before = Data.person(id);
            same(
                    List.of(new PersonRow(
                            id,
                            name,
                            before.email(),
                            before.age(),
                            score,
                            before.active(),
                            before.seen(),
                            before.note())),
                    rows("id = ?", id));
        }

        @Benchmark
        public void run() throws Exception {
            number++;
            // Two names in turn, so that making them is not measured but each call is a change.
            p.update(anyId(), (number & 1) == 0 ? "Changed even" : "Changed odd", number / 4.0);
        }
    }
}

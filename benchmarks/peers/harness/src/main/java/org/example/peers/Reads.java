package org.example.peers;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The workloads that only read. */
public final class Reads {

    private Reads() {}

    @State(Scope.Benchmark)
    public static class GetOpen extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void prepare() throws Exception {
            p.keep();
        }

        @Override
        void check() throws Exception {
            long id = anyId();
            same(Data.person(id), p.person(p.getKept(id)));
            Object first = p.getKept(id);
            if (first == p.getKept(id)) {
                throw new IllegalStateException(peer + " answers from a cache");
            }
        }

        @Override
        void finish() throws Exception {
            p.release();
        }

        @Benchmark
        public Object run() throws Exception {
            return p.getKept(anyId());
        }
    }

    @State(Scope.Benchmark)
    public static class Get extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            long id = anyId();
            same(Data.person(id), p.person(p.get(id)));
            if (p.get(id) == p.get(id)) {
                throw new IllegalStateException(peer + " answers from a cache");
            }
        }

        @Benchmark
        public Object run() throws Exception {
            return p.get(anyId());
        }
    }

    @State(Scope.Benchmark)
    public static class List1000 extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            same(Data.persons(1, Data.LIST + 1), sorted(p.list(Data.LIST), p::person, PersonRow::id));
        }

        @Benchmark
        public Object run() throws Exception {
            return p.list(Data.LIST);
        }
    }

    @State(Scope.Benchmark)
    public static class Where extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            int age = 18 + any(60);
            List<PersonRow> expected = Data.where(age);
            same(10, expected.size());
            same(expected, sorted(p.where(age, Data.SEEN_ABOVE), p::person, PersonRow::id));
        }

        @Benchmark
        public Object run() throws Exception {
            return p.where(18 + any(60), Data.SEEN_ABOVE);
        }
    }

    @State(Scope.Benchmark)
    public static class Join extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            long from = 1 + any(Data.PERSONS - Data.JOIN_PERSONS);
            same(
                    Data.lines(from, from + Data.JOIN_PERSONS),
                    sorted(p.join(from, from + Data.JOIN_PERSONS), p::line, LineRow::orderId));
        }

        @Benchmark
        public Object run() throws Exception {
            long from = 1 + any(Data.PERSONS - Data.JOIN_PERSONS);
            return p.join(from, from + Data.JOIN_PERSONS);
        }
    }

    @State(Scope.Benchmark)
    public static class Children extends Work {
        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            long from = 1 + any(Data.PERSONS - Data.PARENTS);
            Map<PersonRow, List<OrderRow>> expected = new LinkedHashMap<>();
            Data.persons(from, from + Data.PARENTS).forEach(person -> expected.put(person, Data.orders(person.id())));
            Map<PersonRow, List<OrderRow>> actual = new HashMap<>();
            p.family(p.children(from, from + Data.PARENTS)).forEach((person, orders) -> {
                List<OrderRow> sorted = new ArrayList<>(orders);
                sorted.sort(Comparator.comparing(OrderRow::id));
                actual.put(person, sorted);
            });
            same(expected, actual);
        }

        @Benchmark
        public Object run() throws Exception {
            long from = 1 + any(Data.PERSONS - Data.PARENTS);
            return p.children(from, from + Data.PARENTS);
        }
    }

    @State(Scope.Benchmark)
    public static class Stream100k extends Work {
        private final long expected = Data.streamSum();

        @Override
        boolean writes() {
            return false;
        }

        @Override
        void check() throws Exception {
            same(expected, p.stream());
        }

        @Benchmark
        public long run() throws Exception {
            return p.stream();
        }
    }
}

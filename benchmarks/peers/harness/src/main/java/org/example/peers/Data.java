package org.example.peers;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** What is in the tables: a function of the number of a row, so every fork knows what is right without asking. */
public final class Data {

    public static final int PERSONS = 10_000;
    public static final int ORDERS_EACH = 10;
    public static final int ORDERS = PERSONS * ORDERS_EACH;
    public static final int BATCH = 10_000;
    public static final int LIST = 1000;
    public static final int JOIN_PERSONS = 10;
    public static final int PARENTS = 100;
    private static final long EPOCH = 1_700_000_000_000L;

    /** Above it there are ten persons of each age. */
    public static final long SEEN_ABOVE = EPOCH + PERSONS - 600;

    private static final String[] STATUS = {"new", "paid", "sent", "done", "void"};

    private Data() {}

    /** Persons of a batch, made once: their texts are not what is measured. */
    public static final List<PersonRow> FRESH =
            IntStream.range(0, BATCH).mapToObj(i -> fresh(20_000 + i)).toList();

    public static PersonRow person(long id) {
        return with(id, (int) id);
    }

    /** Not stored yet. */
    public static PersonRow fresh(int number) {
        return with(0, number);
    }

    private static PersonRow with(long id, int number) {
        return new PersonRow(
                id,
                "Person " + number,
                "person" + number + "@example.org",
                18 + number % 60,
                number / 8.0,
                number % 3 > 0,
                EPOCH + number,
                number % 4 == 0 ? null : "a note on " + number);
    }

    public static PersonRow stored(long id, PersonRow p) {
        return new PersonRow(id, p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    public static OrderRow order(long id) {
        return new OrderRow(
                id, 1 + (id - 1) / ORDERS_EACH, id / 4.0, STATUS[(int) (id % STATUS.length)], EPOCH + 1000 * id);
    }

    public static List<PersonRow> persons(long fromIncluding, long toExcluding) {
        return LongStream.range(fromIncluding, toExcluding)
                .mapToObj(Data::person)
                .toList();
    }

    public static List<OrderRow> orders(long person) {
        return LongStream.rangeClosed((person - 1) * ORDERS_EACH + 1, person * ORDERS_EACH)
                .mapToObj(Data::order)
                .toList();
    }

    public static List<LineRow> lines(long fromPerson, long toPerson) {
        return LongStream.range(fromPerson, toPerson)
                .boxed()
                .flatMap(person -> orders(person).stream().map(order -> line(person(person), order)))
                .toList();
    }

    private static LineRow line(PersonRow person, OrderRow order) {
        return new LineRow(order.id(), person.name(), person.email(), order.total(), order.status());
    }

    public static List<PersonRow> where(int age) {
        return LongStream.rangeClosed(PERSONS - 600 + 1, PERSONS)
                .mapToObj(Data::person)
                .filter(person -> person.age() == age)
                .toList();
    }

    /** What a stream adds up for a row: every column is read. */
    public static long sum(long id, long personId, double total, String status, long created) {
        return id + 31 * personId + Double.doubleToLongBits(total) + status.hashCode() + 7 * created;
    }

    public static long streamSum() {
        return LongStream.rangeClosed(1, ORDERS)
                .mapToObj(Data::order)
                .mapToLong(o -> sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                .sum();
    }
}

package org.example.peers.rx;

import dev.rxkit.session.Session;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.example.peers.Data;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;

public final class RxRecord extends RxPeer {

    @Override
    Class<?>[] models() {
        return new Class<?>[] {Person.class, Order.class};
    }

    @Override
    public Object getKept(long id) {
        return kept.get(Person.class, id);
    }

    @Override
    public Object get(long id) {
        try (Session session = rx.session()) {
            return session.get(Person.class, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (Session session = rx.session()) {
            return session.select(Person.class).where(Person::id).le(upTo).list();
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (Session session = rx.session()) {
            return session.select(Person.class)
                    .where(Person::age)
                    .eq(age)
                    .and(Person::seen)
                    .gt(seenAbove)
                    .list();
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (Session session = rx.session()) {
            return session.select(Order.class)
                    .join(Person.class)
                    .where(Person::id)
                    .ge(from)
                    .and(Person::id)
                    .lt(to)
                    .to(LineRow::new, Order::id, Person::name, Person::email, Order::total, Order::status)
                    .list();
        }
    }

    /** What {@link #children} gives. */
    record Family(List<Person> persons, Map<Long, List<Order>> orders) {}

    @Override
    public Object children(long from, long to) {
        try (Session session = rx.session()) {
            List<Person> persons = session.select(Person.class)
                    .where(Person::id)
                    .ge(from)
                    .and(Person::id)
                    .lt(to)
                    .list();
            return new Family(persons, session.children(persons, Order::personId));
        }
    }

    @Override
    public long stream() {
        return rx.readOnly(session -> {
            try (Stream<Order> orders = session.select(Order.class).stream()) {
                return orders.mapToLong(o -> Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created()))
                        .sum();
            }
        });
    }

    private static Person fresh(PersonRow p) {
        return new Person(null, p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    private static List<Person> fresh(List<PersonRow> rows) {
        List<Person> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(fresh(row)));
        return all;
    }

    @Override
    public long insert(PersonRow person) {
        return rx.inTransaction(session -> session.add(fresh(person))).id();
    }

    @Override
    public long batch(List<PersonRow> persons) {
        return rx.inTransaction(session -> session.insertAll(fresh(persons)));
    }

    @Override
    public long batchIds(List<PersonRow> persons) {
        return rx.inTransaction(session -> session.addAll(fresh(persons))).stream()
                .mapToLong(Person::id)
                .sum();
    }

    @Override
    public void update(long id, String name, double score) {
        rx.useTransaction(
                session -> session.update(session.get(Person.class, id).with(name, score)));
    }

    @Override
    public PersonRow person(Object result) {
        Person p = (Person) result;
        return new PersonRow(p.id(), p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    @Override
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Family family = (Family) result;
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        family.persons()
                .forEach(person -> all.put(
                        person(person),
                        family.orders().get(person.id()).stream()
                                .map(o -> new OrderRow(o.id(), o.personId(), o.total(), o.status(), o.created()))
                                .toList()));
        return all;
    }
}

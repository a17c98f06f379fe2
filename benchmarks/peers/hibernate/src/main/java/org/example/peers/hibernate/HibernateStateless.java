package org.example.peers.hibernate;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.example.peers.PersonRow;
import org.hibernate.StatelessSession;

/** The stateless session: no persistence context, no dirty checks. */
public final class HibernateStateless extends HibernateBase {

    private StatelessSession kept;

    @Override
    public void keep() {
        kept = factory.openStatelessSession();
    }

    @Override
    public void release() {
        kept.close();
    }

    @Override
    public Object getKept(long id) {
        return kept.get(Person.class, id);
    }

    @Override
    public Object get(long id) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return session.get(Person.class, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return list(session, upTo);
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return where(session, age, seenAbove);
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return join(session, from, to);
        }
    }

    @Override
    public Object children(long from, long to) {
        try (StatelessSession session = factory.openStatelessSession()) {
            return children(session, from, to);
        }
    }

    @Override
    public long stream() {
        return factory.fromStatelessTransaction(session -> {
            try (Stream<Order> orders = all(session).getResultStream()) {
                return orders.mapToLong(Order::sum).sum();
            }
        });
    }

    @Override
    public long insert(PersonRow row) {
        return factory.fromStatelessTransaction(session -> {
            Person person = new Person(row);
            session.insert(person);
            return person.id;
        });
    }

    @Override
    public long batchIds(List<PersonRow> rows) {
        return factory.fromStatelessTransaction(session -> {
            List<Person> all = new ArrayList<>(rows.size());
            rows.forEach(row -> all.add(new Person(row)));
            session.insertMultiple(all);
            return all.stream().mapToLong(person -> person.id).sum();
        });
    }

    @Override
    public void update(long id, String name, double score) {
        factory.inStatelessTransaction(session -> {
            Person person = session.get(Person.class, id);
            person.name = name;
            person.score = score;
            session.update(person);
        });
    }
}

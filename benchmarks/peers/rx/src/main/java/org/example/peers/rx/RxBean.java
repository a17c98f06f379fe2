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

public final class RxBean extends RxPeer {

    @Override
    Class<?>[] models() {
        return new Class<?>[] {PersonBean.class, OrderBean.class};
    }

    @Override
    public Object getKept(long id) {
        return kept.get(PersonBean.class, id);
    }

    @Override
    public Object get(long id) {
        try (Session session = rx.session()) {
            return session.get(PersonBean.class, id);
        }
    }

    @Override
    public List<?> list(long upTo) {
        try (Session session = rx.session()) {
            return session.select(PersonBean.class)
                    .where(PersonBean::getId)
                    .le(upTo)
                    .list();
        }
    }

    @Override
    public List<?> where(int age, long seenAbove) {
        try (Session session = rx.session()) {
            return session.select(PersonBean.class)
                    .where(PersonBean::getAge)
                    .eq(age)
                    .and(PersonBean::getSeen)
                    .gt(seenAbove)
                    .list();
        }
    }

    @Override
    public List<?> join(long from, long to) {
        try (Session session = rx.session()) {
            return session.select(OrderBean.class)
                    .join(PersonBean.class)
                    .where(PersonBean::getId)
                    .ge(from)
                    .and(PersonBean::getId)
                    .lt(to)
                    .to(
                            LineRow::new,
                            OrderBean::getId,
                            PersonBean::getName,
                            PersonBean::getEmail,
                            OrderBean::getTotal,
                            OrderBean::getStatus)
                    .list();
        }
    }

    record Family(List<PersonBean> persons, Map<Long, List<OrderBean>> orders) {}

    @Override
    public Object children(long from, long to) {
        try (Session session = rx.session()) {
            List<PersonBean> persons = session.select(PersonBean.class)
                    .where(PersonBean::getId)
                    .ge(from)
                    .and(PersonBean::getId)
                    .lt(to)
                    .list();
            return new Family(persons, session.children(persons, OrderBean::getPersonId));
        }
    }

    @Override
    public long stream() {
        return rx.readOnly(session -> {
            try (Stream<OrderBean> orders = session.select(OrderBean.class).stream()) {
                return orders.mapToLong(
                                o -> Data.sum(o.getId(), o.getPersonId(), o.getTotal(), o.getStatus(), o.getCreated()))
                        .sum();
            }
        });
    }

    private static PersonBean fresh(PersonRow p) {
        PersonBean bean = new PersonBean();
        bean.setName(p.name());
        bean.setEmail(p.email());
        bean.setAge(p.age());
        bean.setScore(p.score());
        bean.setActive(p.active());
        bean.setSeen(p.seen());
        bean.setNote(p.note());
        return bean;
    }

    private static List<PersonBean> fresh(List<PersonRow> rows) {
        List<PersonBean> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(fresh(row)));
        return all;
    }

    @Override
    public long insert(PersonRow person) {
        return rx.inTransaction(session -> session.add(fresh(person))).getId();
    }

    @Override
    public long batch(List<PersonRow> persons) {
        return rx.inTransaction(session -> session.insertAll(fresh(persons)));
    }

    @Override
    public long batchIds(List<PersonRow> persons) {
        return rx.inTransaction(session -> session.addAll(fresh(persons))).stream()
                .mapToLong(PersonBean::getId)
                .sum();
    }

    @Override
    public void update(long id, String name, double score) {
        rx.useTransaction(session -> {
            PersonBean person = session.get(PersonBean.class, id);
            person.setName(name);
            person.setScore(score);
            session.update(person);
        });
    }

    @Override
    public PersonRow person(Object result) {
        PersonBean p = (PersonBean) result;
        return new PersonRow(
                p.getId(), p.getName(), p.getEmail(), p.getAge(), p.getScore(), p.isActive(), p.getSeen(), p.getNote());
    }

    @Override
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Family family = (Family) result;
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        family.persons()
                .forEach(person -> all.put(
                        person(person),
                        family.orders().get(person.getId()).stream()
                                .map(o -> new OrderRow(
                                        o.getId(), o.getPersonId(), o.getTotal(), o.getStatus(), o.getCreated()))
                                .toList()));
        return all;
    }
}

package org.example.peers.jooq;

import static org.example.peers.jooq.Tables.ORDERS;
import static org.example.peers.jooq.Tables.PERSON;
import static org.jooq.impl.DSL.multiset;
import static org.jooq.impl.DSL.select;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;
import org.jooq.Records;

/** Into records of one's own, and parents with children by one query with MULTISET. */
public final class JooqMultiset extends JooqPeer {

    record Family(PersonRow person, List<OrderRow> orders) {}

    @Override
    public Object getKept(long id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<?> list(long upTo) {
        return dsl.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.EMAIL,
                        PERSON.AGE,
                        PERSON.SCORE,
                        PERSON.ACTIVE,
                        PERSON.SEEN,
                        PERSON.NOTE)
                .from(PERSON)
                .where(PERSON.ID.le(upTo))
                .fetch(Records.mapping(PersonRow::new));
    }

    @Override
    public Object children(long from, long to) {
        return dsl.select(
                        PERSON.ID,
                        PERSON.NAME,
                        PERSON.EMAIL,
                        PERSON.AGE,
                        PERSON.SCORE,
                        PERSON.ACTIVE,
                        PERSON.SEEN,
                        PERSON.NOTE,
                        multiset(select(ORDERS.ID, ORDERS.PERSON_ID, ORDERS.TOTAL, ORDERS.STATUS, ORDERS.CREATED)
                                        .from(ORDERS)
                                        .where(ORDERS.PERSON_ID.eq(PERSON.ID)))
                                .convertFrom(orders -> orders.map(Records.mapping(OrderRow::new))))
                .from(PERSON)
                .where(PERSON.ID.ge(from))
                .and(PERSON.ID.lt(to))
                .fetch(row -> new Family(
                        new PersonRow(
                                row.value1(),
                                row.value2(),
                                row.value3(),
                                row.value4(),
                                row.value5(),
                                row.value6(),
                                row.value7(),
                                row.value8()),
                        row.value9()));
    }

    @Override
    public PersonRow person(Object result) {
        return (PersonRow) result;
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        ((List<Family>) result).forEach(family -> all.put(family.person(), family.orders()));
        return all;
    }
}

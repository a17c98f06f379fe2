package org.example.peers.jdbi;

import org.example.peers.Data;
import org.example.peers.LineRow;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Update;

/** Rows become records. */
abstract class JdbiRecords extends JdbiPeer<PersonRow, OrderRow, LineRow> {

    JdbiRecords(RowMapper<PersonRow> persons, RowMapper<OrderRow> orders, RowMapper<LineRow> lines) {
        super(persons, orders, lines);
    }

    @Override
    PersonRow with(PersonRow p, String name, double score) {
        return new PersonRow(p.id(), name, p.email(), p.age(), score, p.active(), p.seen(), p.note());
    }

    @Override
    long sum(OrderRow o) {
        return Data.sum(o.id(), o.personId(), o.total(), o.status(), o.created());
    }

    @Override
    PersonRow row(PersonRow person) {
        return person;
    }

    @Override
    OrderRow orderRow(OrderRow order) {
        return order;
    }

    @Override
    long idOf(PersonRow person) {
        return person.id();
    }

    @Override
    long parentOf(OrderRow order) {
        return order.personId();
    }

    @Override
    Update bound(Update update, PersonRow person) {
        return update.bindMethods(person);
    }

    @Override
    public LineRow line(Object result) {
        return (LineRow) result;
    }
}

package org.example.peers.jdbi;

import org.example.peers.LineBean;
import org.example.peers.LineRow;
import org.example.peers.OrderBean;
import org.example.peers.OrderRow;
import org.example.peers.PersonBean;
import org.example.peers.PersonRow;
import org.jdbi.v3.core.mapper.reflect.BeanMapper;
import org.jdbi.v3.core.statement.Update;

/** Jdbi's mapper for beans. */
public final class JdbiBean extends JdbiPeer<PersonBean, OrderBean, LineBean> {
    public JdbiBean() {
        super(BeanMapper.of(PersonBean.class), BeanMapper.of(OrderBean.class), BeanMapper.of(LineBean.class));
    }

    @Override
    PersonBean with(PersonBean person, String name, double score) {
        person.setName(name);
        person.setScore(score);
        return person;
    }

    @Override
    long sum(OrderBean order) {
        return order.sum();
    }

    @Override
    PersonRow row(PersonBean person) {
        return person.row();
    }

    @Override
    OrderRow orderRow(OrderBean order) {
        return order.row();
    }

    @Override
    long idOf(PersonBean person) {
        return person.getId();
    }

    @Override
    long parentOf(OrderBean order) {
        return order.getPersonId();
    }

    @Override
    Update bound(Update update, PersonBean person) {
        return update.bindBean(person);
    }

    @Override
    public LineRow line(Object result) {
        return ((LineBean) result).row();
    }
}

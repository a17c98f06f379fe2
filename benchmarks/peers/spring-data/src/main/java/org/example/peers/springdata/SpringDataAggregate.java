package org.example.peers.springdata;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.example.peers.Db;
import org.example.peers.OrderRow;
import org.example.peers.PersonRow;

/** Parents with their children as aggregates. */
public final class SpringDataAggregate extends SpringDataPeer {

    private Family.Families families;

    @Override
    public void open(Db database) {
        super.open(database);
        families = context.getBean(Family.Families.class);
    }

    @Override
    public Object children(long from, long to) {
        return families.findByIdGreaterThanEqualAndIdLessThan(from, to);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Map<PersonRow, List<OrderRow>> family(Object result) {
        Map<PersonRow, List<OrderRow>> all = new LinkedHashMap<>();
        ((List<Family>) result)
                .forEach(f -> all.put(
                        new PersonRow(f.id(), f.name(), f.email(), f.age(), f.score(), f.active(), f.seen(), f.note()),
                        f.orders().stream()
                                .map(o -> new OrderRow(o.id(), f.id(), o.total(), o.status(), o.created()))
                                .toList()));
        return all;
    }
}

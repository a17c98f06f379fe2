package org.example.peers.springdata;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.repository.ListCrudRepository;

public interface Orders extends ListCrudRepository<Order, Long> {

    List<Order> findByPersonIdGreaterThanEqualAndPersonIdLessThan(long from, long to);

    Stream<Order> findBy();
}

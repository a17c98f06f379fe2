package org.example.peers.springdata;

import java.util.List;
import org.example.peers.LineRow;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

public interface Persons extends ListCrudRepository<Person, Long> {

    List<Person> findByIdLessThanEqual(long id);

    List<Person> findByIdGreaterThanEqualAndIdLessThan(long from, long to);

    List<Person> findByAgeAndSeenGreaterThan(int age, long seen);

    @Query("SELECT o.id AS order_id, p.name, p.email, o.total, o.status FROM orders o"
            + " JOIN person p ON p.id = o.person_id WHERE p.id >= :from AND p.id < :to")
    List<LineRow> lines(long from, long to);
}

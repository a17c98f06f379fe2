package org.example.peers.springdata;

import java.util.List;
import java.util.Set;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;
import org.springframework.data.repository.ListCrudRepository;

/** A person with its orders as an aggregate, read as Spring Data reads aggregates: a query for each. */
@Table("person")
public record Family(
        @Id Long id,
        String name,
        String email,
        int age,
        double score,
        boolean active,
        long seen,
        String note,
        @MappedCollection(idColumn = "person_id") Set<Part> orders) {

    @Table("orders")
    public record Part(@Id Long id, double total, String status, long created) {}

    public interface Families extends ListCrudRepository<Family, Long> {
        List<Family> findByIdGreaterThanEqualAndIdLessThan(long from, long to);
    }
}

package org.example.peers.springdata;

import org.example.peers.PersonRow;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

@Table("person")
public record Person(
        @Id Long id, String name, String email, int age, double score, boolean active, long seen, String note) {

    static Person of(PersonRow p) {
        return new Person(null, p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    public Person withId(Long newId) {
        return new Person(newId, name, email, age, score, active, seen, note);
    }

    PersonRow row() {
        return new PersonRow(id, name, email, age, score, active, seen, note);
    }
}

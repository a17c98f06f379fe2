package org.example.peers.sorm4j;

import org.example.peers.PersonRow;
import org.nkjmlab.sorm4j.mapping.annotation.OrmTableName;

@OrmTableName("person")
public record Person(
        long id, String name, String email, int age, double score, boolean active, long seen, String note) {

    static Person of(PersonRow p) {
        return new Person(p.id(), p.name(), p.email(), p.age(), p.score(), p.active(), p.seen(), p.note());
    }

    PersonRow row() {
        return new PersonRow(id, name, email, age, score, active, seen, note);
    }
}

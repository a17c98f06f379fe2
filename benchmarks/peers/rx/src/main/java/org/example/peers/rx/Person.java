package org.example.peers.rx;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

@Table
public record Person(
        @Nullable Long id,
        String name,
        String email,
        int age,
        double score,
        boolean active,
        long seen,
        @Nullable String note) {

    Person with(String newName, double newScore) {
        return new Person(id, newName, email, age, newScore, active, seen, note);
    }
}

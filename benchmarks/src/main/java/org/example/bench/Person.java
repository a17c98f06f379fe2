package org.example.bench;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

/** A row of the measured table, eight columns of the commonest types, as a record. */
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

    /** A person to insert. */
    static Person unsaved(int number) {
        return new Person(
                null,
                "Person " + number,
                "person" + number + "@example.org",
                18 + number % 60,
                number / 7.0,
                number % 3 > 0,
                1_700_000_000_000L + number,
                number % 4 == 0 ? null : "a note on " + number);
    }
}

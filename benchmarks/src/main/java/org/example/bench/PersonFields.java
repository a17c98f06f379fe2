package org.example.bench;

import dev.rxkit.annotation.Table;
import org.jspecify.annotations.Nullable;

/** {@link Person} as a class with public fields. */
@Table("person")
public class PersonFields {
    public @Nullable Long id;
    public String name = "";
    public String email = "";
    public int age;
    public double score;
    public boolean active;
    public long seen;
    public @Nullable String note;
}

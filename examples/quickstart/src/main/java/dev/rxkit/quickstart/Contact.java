package dev.rxkit.quickstart;

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.CreatedAt;
import dev.rxkit.annotation.Indexed;
import dev.rxkit.annotation.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A contact; id and creation time are null until it is added. */
@Table
public record Contact(
        @Nullable Long id,
        @Column(length = 80) @Indexed String name,
        @Column(unique = true, length = 120) String email,
        @Column(length = 40) @Nullable String phone,
        @CreatedAt @Column(nullable = false) @Nullable Instant createdAt) {

    /** Returns this contact with the id of the request path. */
    Contact withId(long other) {
        return new Contact(other, name, email, phone, createdAt);
    }
}

package dev.rxkit.programs;

import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Version;

/** The table of the session programs. */
@Table("program_item")
@Check("amount >= -1000")
record Item(
        @Id(generated = false) long id,
        @Column(unique = true, length = 20) String tag,
        int amount,
        @Version int version) {

    Item withAmount(int other) {
        return new Item(id, tag, other, version);
    }

    Item raised(int other) {
        return new Item(id, tag, other, version + 1);
    }
}

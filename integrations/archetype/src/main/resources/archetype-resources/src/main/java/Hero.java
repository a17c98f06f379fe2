package ${package};

import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Table;

/** A table "hero". Its id is null until it is added. */
@Table
public record Hero(Long id, String name, @Column(unique = true, length = 120) String email) {}

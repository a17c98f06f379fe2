package dev.rxkit.query.reference;

import dev.rxkit.mapping.TableMapping;
import java.util.List;

/** A statement on one table. */
record OneTable(TableMapping<?> root) implements Sources {

    @Override
    public List<Source> sources() {
        return List.of(Source.of(root));
    }

    @Override
    public String shown() {
        return root.type().getSimpleName();
    }
}

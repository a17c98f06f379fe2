package dev.rxkit.query;

import dev.rxkit.mapping.PropertyMapping;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SQL text growing together with the values at its {@code ?}. For one thread. */
final class SqlWriter {

    private final StringBuilder text = new StringBuilder();
    private final List<Bind> binds = new ArrayList<>();

    SqlWriter sql(String part) {
        text.append(part);
        return this;
    }

    /** A {@code ?} for a property's value. */
    SqlWriter value(PropertyMapping property, @Nullable Object value) {
        return sql("?").bind(new Bind.OfProperty(property, value));
    }

    /** A value for a {@code ?} that is already in the text. */
    SqlWriter bind(Bind value) {
        binds.add(value);
        return this;
    }

    SqlWriter append(SqlWriter other) {
        text.append(other.text);
        binds.addAll(other.binds);
        return this;
    }

    boolean isEmpty() {
        return text.isEmpty();
    }

    BoundSql done() {
        return new BoundSql(text.toString(), Collections.unmodifiableList(binds));
    }
}

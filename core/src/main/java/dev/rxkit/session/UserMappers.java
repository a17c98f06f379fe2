package dev.rxkit.session;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jspecify.annotations.Nullable;

/** What the user has registered with Jdbi, told from what Jdbi brings along. */
final class UserMappers {

    private static final ConfigRegistry PLAIN = new ConfigRegistry();
    private static final int PLAIN_ARGUMENTS = factories(PLAIN).size();

    private UserMappers() {}

    /** The mapper the user registered for rows, or single columns, of the class; null for none. */
    static <T> @Nullable RowMapper<T> rows(ConfigRegistry config, Class<T> type) {
        Optional<RowMapper<T>> row = config.get(RowMappers.class).findFor(type);
        if (row.isPresent()
                && (foreign(row.get())
                        || PLAIN.get(RowMappers.class).findFor(type).isEmpty())) {
            return row.get();
        }
        Optional<ColumnMapper<T>> column = config.get(ColumnMappers.class).findFor(type);
        if (column.isPresent()
                && (foreign(column.get())
                        || PLAIN.get(ColumnMappers.class).findFor(type).isEmpty())) {
            ColumnMapper<T> mapper = column.get();
            return (rows, context) -> mapper.map(rows, 1, context);
        }
        return null;
    }

    /** The argument a factory of the user's makes of the value; null for none. */
    static @Nullable Argument argument(ConfigRegistry config, Object value) {
        List<QualifiedArgumentFactory> all = factories(config);
        QualifiedType<?> type = QualifiedType.of(value.getClass());
        // The latest registered comes first.
        for (int i = 0; i < all.size() - PLAIN_ARGUMENTS; i++) {
            Optional<Argument> argument = all.get(i).build(type, value, config);
            if (argument.isPresent()) {
                return argument.get();
            }
        }
        return null;
    }

    private static List<QualifiedArgumentFactory> factories(ConfigRegistry config) {
        return config.get(Arguments.class).getFactories();
    }

    private static boolean foreign(Object mapper) {
        return !mapper.getClass().getName().startsWith("org.jdbi.v3.core.");
    }
}

package dev.rxkit.session.raw;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMappers;
import org.jdbi.v3.core.mapper.reflect.BeanMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.mapper.reflect.FieldMapper;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jspecify.annotations.Nullable;

/** Finds what the user has registered with Jdbi, as opposed to what Jdbi registers itself. */
public final class UserMappers {

    private static final ConfigRegistry PLAIN = new ConfigRegistry();
    private static final int PLAIN_ARGUMENTS = factories(PLAIN).size();

    private UserMappers() {}

    /** Returns the mapper that the user registered for rows, or single columns, of the class; null if none. */
    public static <T> @Nullable RowMapper<T> rows(ConfigRegistry config, Class<T> type) {
        Optional<RowMapper<T>> row = config.get(RowMappers.class).findFor(type);
        if (row.isPresent()
                && !RxJdbiPlugin.owns(row.get())
                && (foreign(row.get())
                        || PLAIN.get(RowMappers.class).findFor(type).isEmpty())) {
            return row.get();
        }
        ColumnMapper<T> column = column(config, type);
        if (column != null) {
            return (rows, context) -> column.map(rows, 1, context);
        }
        return members(type).anyMatch(member -> column(config, member) != null) ? reflected(type) : null;
    }

    @SuppressWarnings("unchecked")
    private static <T> @Nullable ColumnMapper<T> column(ConfigRegistry config, Type type) {
        Optional<ColumnMapper<?>> column = config.get(ColumnMappers.class).findFor(type);
        return column.isPresent()
                        && !RxJdbiPlugin.owns(column.get())
                        && (foreign(column.get())
                                || PLAIN.get(ColumnMappers.class).findFor(type).isEmpty())
                ? (ColumnMapper<T>) column.get()
                : null;
    }

    /** Returns the types from which a row of the class may be made. */
    private static Stream<Type> members(Class<?> type) {
        if (type.isPrimitive()
                || type.isArray()
                || type.isEnum()
                || type.getName().startsWith("java.")) {
            return Stream.empty();
        }
        return Stream.<@Nullable Class<?>>iterate(type, Objects::nonNull, Class::getSuperclass)
                .flatMap(some -> Arrays.stream(some.getDeclaredFields()))
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(Field::getGenericType);
    }

    /** Jdbi's own way with such a class, which asks the mappers of columns. */
    private static <T> RowMapper<T> reflected(Class<T> type) {
        if (type.isRecord()) {
            return ConstructorMapper.of(type);
        }
        return type.getFields().length > 0 ? FieldMapper.of(type) : BeanMapper.of(type);
    }

    /** Returns the argument that a factory of the user makes from the value; null if no factory accepts it. */
    static @Nullable Argument argument(ConfigRegistry config, Object value) {
        List<QualifiedArgumentFactory> all = factories(config);
        QualifiedType<?> type = QualifiedType.of(value.getClass());
        // The last registered one takes precedence.
        for (int i = 0; i < all.size() - PLAIN_ARGUMENTS; i++) {
            if (RxJdbiPlugin.owns(all.get(i))) {
                continue;
            }
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

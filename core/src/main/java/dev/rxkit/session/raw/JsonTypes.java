package dev.rxkit.session.raw;

import dev.rxkit.error.MappingException;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.sql.SqlRule;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.QualifiedColumnMapperFactory;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Values that a class declares as {@code List<..>}, {@code Set<..>} or {@code Map<..>}: JSON, as a session stores a
 * property of that type. Where the database has arrays and the column or the value's place is one, Jdbi's own way.
 */
final class JsonTypes {

    private static final Set<Type> CONTAINERS = Set.of(List.class, Set.class, Map.class);

    private JsonTypes() {}

    /** Empty for a type that is not kept as JSON, or cannot be. */
    private static Optional<Codec<Object>> codec(Mappings mappings, QualifiedType<?> type) {
        boolean container = type.getQualifiers().isEmpty()
                && type.getType() instanceof ParameterizedType generic
                && CONTAINERS.contains(generic.getRawType());
        try {
            return container ? Optional.of(mappings.json(type.getType())) : Optional.empty();
        } catch (MappingException unfit) {
            return Optional.empty();
        }
    }

    record Columns(Mappings mappings) implements QualifiedColumnMapperFactory {
        @Override
        public Optional<ColumnMapper<?>> build(QualifiedType<?> type, ConfigRegistry config) {
            return codec(mappings, type).map(codec -> new Mapper(codec, type.getType()));
        }
    }

    record Mapper(Codec<Object> codec, Type type) implements ColumnMapper<@Nullable Object> {
        @Override
        public @Nullable Object map(ResultSet rows, int column, StatementContext context) throws SQLException {
            return rows.getMetaData().getColumnType(column) == Types.ARRAY
                    ? ofArray(context).map(rows, column, context)
                    : codec.read(rows, column);
        }

        private ColumnMapper<?> ofArray(StatementContext context) {
            return new ConfigRegistry()
                    .get(ColumnMappers.class)
                    .findFor(type)
                    .orElseThrow(() -> new QueryException("an array cannot be read into " + type.getTypeName()));
        }
    }

    /** @param rules of the database, by which the place of a value is found */
    record Values(Mappings mappings, Set<SqlRule> rules) implements QualifiedArgumentFactory.Preparable {
        @Override
        public Optional<Argument> build(QualifiedType<?> type, @Nullable Object value, ConfigRegistry config) {
            return codec(mappings, type).map(codec -> argument(codec, type, value, config));
        }

        @Override
        public Optional<Function<Object, Argument>> prepare(QualifiedType<?> type, ConfigRegistry config) {
            return codec(mappings, type).map(codec -> value -> argument(codec, type, value, config));
        }

        private Argument argument(
                Codec<Object> codec, QualifiedType<?> type, @Nullable Object value, ConfigRegistry config) {
            return value == null
                    ? config.get(Arguments.class).getUntypedNullArgument()
                    : new Container(codec, type, value, rules);
        }
    }

    private record Container(Codec<Object> codec, QualifiedType<?> type, Object value, Set<SqlRule> rules)
            implements Argument {
        @Override
        public void apply(int position, PreparedStatement statement, StatementContext context) throws SQLException {
            String sql =
                    context.getParsedSql() == null ? "" : context.getParsedSql().getSql();
            if (value instanceof Collection<?> && ListExpansion.within(sql, rules, position)) {
                throw new QueryException(
                        "a list in in (..) is bound by @BindList or bindList(..), with <name> in the SQL");
            }
            if (rules.contains(SqlRule.ARRAY_SLICES) && array(statement.getParameterMetaData(), position)) {
                new ConfigRegistry()
                        .get(Arguments.class)
                        .findFor(type, value)
                        .orElseThrow(() -> new QueryException(type.getType().getTypeName() + " is no array"))
                        .apply(position, statement, context);
            } else {
                codec.bind(statement, position, value);
            }
        }

        private static boolean array(ParameterMetaData places, int position) throws SQLException {
            return places.getParameterTypeName(position).startsWith("_");
        }

        @Override
        public String toString() {
            return String.valueOf(value);
        }
    }
}

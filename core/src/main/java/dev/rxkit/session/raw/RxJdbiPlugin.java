package dev.rxkit.session.raw;

import dev.rxkit.database.Dialect;
import dev.rxkit.error.QueryException;
import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.RowMapping;
import dev.rxkit.mapping.RowReader;
import dev.rxkit.session.transaction.AttachedFailures;
import java.lang.reflect.Type;
import java.math.BigInteger;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.Arguments;
import org.jdbi.v3.core.argument.QualifiedArgumentFactory;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.extension.Extensions;
import org.jdbi.v3.core.mapper.ColumnMapper;
import org.jdbi.v3.core.mapper.ColumnMappers;
import org.jdbi.v3.core.mapper.QualifiedColumnMapperFactory;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.RowMapperFactory;
import org.jdbi.v3.core.qualifier.QualifiedType;
import org.jdbi.v3.core.spi.JdbiPlugin;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;

/**
 * Registers with Jdbi the row mappers of the models, and codecs that read and store values as sessions do. Must be
 * installed first, so that registrations of the user take precedence. Thread-safe.
 */
public final class RxJdbiPlugin implements JdbiPlugin {

    /** The types that drivers store in another form than Rx, or not at all; Jdbi stores the others in the same form. */
    private static final Set<Type> OWN = Set.of(
            Instant.class,
            OffsetDateTime.class,
            ZonedDateTime.class,
            LocalDate.class,
            LocalTime.class,
            LocalDateTime.class,
            Duration.class,
            UUID.class,
            BigInteger.class);

    /** The types that Rx stores in no form, and what to bind instead. */
    private static final Map<Type, String> REFUSED = Map.of(
            OffsetTime.class, "its toLocalTime()",
            Year.class, "its getValue()",
            YearMonth.class, "its atDay(1), or its text");

    private final Mappings mappings;
    private final Dialect dialect;

    /** Of the classes of these mappings. */
    public RxJdbiPlugin(Mappings mappings, Dialect dialect) {
        this.mappings = mappings;
        this.dialect = dialect;
    }

    @Override
    public void customizeJdbi(Jdbi jdbi) {
        jdbi.getConfig(ColumnMappers.class)
                .register(new JsonTypes.Columns(mappings))
                .register(new Columns(mappings))
                // SQL NULL is not 0: a primitive refuses it.
                .setCoalesceNullPrimitivesToDefaults(false);
        jdbi.getConfig(Arguments.class)
                .register(new JsonTypes.Values(mappings, dialect.sqlRules()))
                .register(new Values(mappings));
        jdbi.registerRowMapper(new Rows(mappings));
        jdbi.getConfig(Extensions.class).registerHandlerCustomizer(new AttachedFailures());
    }

    /** Returns whether it is one of these, and not one of the user. */
    static boolean owns(Object mapper) {
        return mapper instanceof Columns.Mapper<?>
                || mapper instanceof Rows.Mapper<?>
                || mapper instanceof Values
                || mapper instanceof JsonTypes.Mapper
                || mapper instanceof JsonTypes.Values;
    }

    private static @Nullable Class<?> own(Mappings mappings, QualifiedType<?> type) {
        return type.getQualifiers().isEmpty()
                        && type.getType() instanceof Class<?> raw
                        && (OWN.contains(raw) || mappings.convertedTypes().contains(raw))
                ? raw
                : null;
    }

    private record Columns(Mappings mappings) implements QualifiedColumnMapperFactory {
        @Override
        public Optional<ColumnMapper<?>> build(QualifiedType<?> type, ConfigRegistry config) {
            return Optional.ofNullable(own(mappings, type)).map(own -> new Mapper<>(mappings.codec(own)));
        }

        record Mapper<V>(Codec<V> codec) implements ColumnMapper<@Nullable V> {
            @Override
            public @Nullable V map(ResultSet rows, int column, StatementContext context) throws SQLException {
                return codec.read(rows, column);
            }
        }
    }

    private record Values(Mappings mappings) implements QualifiedArgumentFactory.Preparable {
        @Override
        public Optional<Function<Object, Argument>> prepare(QualifiedType<?> type, ConfigRegistry config) {
            return stored(type) ? Optional.of(value -> argument(value, config)) : Optional.empty();
        }

        @Override
        public Optional<Argument> build(QualifiedType<?> type, @Nullable Object value, ConfigRegistry config) {
            return stored(type) ? Optional.of(argument(value, config)) : Optional.empty();
        }

        private boolean stored(QualifiedType<?> type) {
            String other = REFUSED.get(type.getType());
            if (other != null && type.getQualifiers().isEmpty()) {
                throw new QueryException(
                        type.getType().getTypeName().replaceFirst(".*\\.", "") + " has no column type: bind " + other);
            }
            return own(mappings, type) != null
                    || type.getQualifiers().isEmpty()
                            && type.getType() instanceof Class<?> raw
                            && (Date.class.isAssignableFrom(raw) || Calendar.class.isAssignableFrom(raw));
        }

        private Argument argument(@Nullable Object value, ConfigRegistry config) {
            return value == null
                    ? config.get(Arguments.class).getUntypedNullArgument()
                    : Objects.requireNonNull(dev.rxkit.session.raw.ArgumentBinder.ofKit(mappings, value));
        }
    }

    private record Rows(Mappings mappings) implements RowMapperFactory {
        @Override
        public Optional<RowMapper<?>> build(Type type, ConfigRegistry config) {
            return type instanceof Class<?> model && Mappings.isTable(model)
                    ? Optional.of(new Mapper<>(mappings.rows(model)))
                    : Optional.empty();
        }

        record Mapper<T>(RowMapping<T> mapping) implements RowMapper<T> {
            @Override
            public T map(ResultSet rows, StatementContext context) throws SQLException {
                return mapping.on(rows).read(rows);
            }

            @Override
            public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
                RowReader<T> reader = mapping.on(rows);
                return (row, same) -> reader.read(row);
            }
        }
    }
}

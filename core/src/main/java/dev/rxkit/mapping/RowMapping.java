package dev.rxkit.mapping;

import dev.rxkit.error.MappingException;
import dev.rxkit.mapping.codec.Codecs;
import dev.rxkit.mapping.codec.ConverterCodec;
import dev.rxkit.mapping.codec.JsonCodec;
import dev.rxkit.mapping.codec.ResultFits;
import dev.rxkit.mapping.members.ClassRules;
import dev.rxkit.mapping.members.EmbeddedMembers;
import dev.rxkit.mapping.members.Member;
import dev.rxkit.mapping.members.Nullness;
import dev.rxkit.mapping.members.PropertyMetadata;
import dev.rxkit.mapping.rowcode.InstanceFactories;
import dev.rxkit.mapping.rowcode.InstanceFactory;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.Names;
import dev.rxkit.schema.type.DataType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The mapping of the rows of any SQL to instances of a class. A column belongs to the property whose column name or
 * Java name it has; case is ignored. Immutable and thread-safe.
 *
 * @param <T> the type of a row
 */
public final class RowMapping<T> {

    private final Class<T> type;
    private final @Nullable Codec<?> scalar;
    private final List<PropertyMapping> properties;
    private final @Nullable InstanceFactory<T> shape;
    private final ResultTypes results;

    private RowMapping(
            Class<T> type,
            @Nullable Codec<?> scalar,
            List<PropertyMapping> properties,
            @Nullable InstanceFactory<T> shape,
            ResultTypes results) {
        this.results = results;
        this.type = type;
        this.scalar = scalar;
        this.properties = properties;
        this.shape = shape;
    }

    static <T> RowMapping<T> of(TableMapping<T> table, ResultTypes results) {
        return new RowMapping<>(table.type(), null, table.properties(), table.shape(), results);
    }

    static <T> RowMapping<T> of(Class<T> type, Codecs codecs, Converters converters, ResultTypes results) {
        if (converters.scalar(type)) {
            ValueType value = converters.type(type);
            return new RowMapping<>(
                    type, codecs.of(type, value, ColumnType.of(value.kind())), List.of(), null, results);
        }
        ClassRules.check(type);
        List<PropertyMapping> properties = new ArrayList<>();
        for (Member member : EmbeddedMembers.of(type)) {
            properties.add(property(member, converters.type(member), codecs));
        }
        if (properties.isEmpty()) {
            throw new MappingException(type.getName() + " has no properties to read a row into: use a record, or public"
                    + " fields, or getters and setters");
        }
        return new RowMapping<>(type, null, properties, InstanceFactories.of(type, properties), results);
    }

    private static PropertyMapping property(Member member, ValueType value, Codecs codecs) {
        ColumnType.Logical logical = ColumnRules.type(member, value);
        Column column = Column.of(member.column(), logical);
        return new PropertyMapping(
                member,
                value,
                column,
                ColumnBinding.free(
                        codecs.of(
                                member.owner(),
                                value,
                                logical,
                                codecs.rules(
                                        member.where(),
                                        member.notes().ignoreUnknown(),
                                        Nullness.nullable(member, value))),
                        logical),
                member.notes().has(PropertyMetadata.Flag.REDACTED) ? Set.of(PropertyMapping.Mark.REDACTED) : Set.of(),
                member.where());
    }

    /**
     * Returns the reader of one result, for which the columns are matched once.
     *
     * @throws MappingException if columns are missing or ambiguous
     */
    public RowReader<T> on(ResultSet rows) throws SQLException {
        ResultSetMetaData metadata = rows.getMetaData();
        List<String> labels = labels(metadata);
        if (shape == null) {
            return single(labels, metadata);
        }
        int[] columns = new int[properties.size()];
        int matched = 0;
        for (int i = 0; i < columns.length; i++) {
            columns[i] = column(properties.get(i), labels, requires(i));
            matched += columns[i] > 0 ? 1 : 0;
        }
        if (matched == 0) {
            throw new MappingException("no column of the rows (" + String.join(", ", labels) + ") is a property of "
                    + type.getName() + ": name them with AS");
        }
        InstanceFactory<T> made = shape;
        List<Codec<Object>> codecs = new ArrayList<>();
        for (int i = 0; i < columns.length; i++) {
            PropertyMapping property = properties.get(i);
            Codec<Object> declared = property.binding().declared();
            codecs.add(
                    columns[i] == 0
                            ? declared
                            : declared instanceof JsonCodec
                                    ? json(property, declared, metadata, columns[i])
                                    : codec(property.valueType(), declared, metadata, columns[i]));
        }
        return row -> read(made, columns, codecs, row);
    }

    /** Returns the properties that a row is read into; empty if the type is a single value. */
    public List<PropertyMapping> properties() {
        return properties;
    }

    /** Returns whether a row must have a value for the property at that position. */
    public boolean requires(int property) {
        return Objects.requireNonNull(shape).requires(property);
    }

    /**
     * Creates an instance from values that were read already.
     *
     * @param values in the order of the properties, in the type of {@link PropertyMapping#valueType()}
     * @param given the positions of the values that are set; the other properties keep their initial values
     * @throws MappingException if null is given for a primitive, or the class refuses the values
     */
    public T make(@Nullable Object[] values, BitSet given) {
        @Nullable Object[] held = new @Nullable Object[values.length];
        for (int i = 0; i < held.length; i++) {
            held[i] = given.get(i) ? properties.get(i).requireHeld(values[i]) : InstanceFactory.ABSENT;
        }
        return create(Objects.requireNonNull(shape), held);
    }

    /** Returns the codec for a column of the result, according to its type if that is known. */
    private Codec<Object> codec(Class<?> raw, Codec<Object> declared, ResultSetMetaData metadata, int column)
            throws SQLException {
        if (declared instanceof ConverterCodec converted) {
            ValueConverter converter = converted.converter();
            return new ConverterCodec(
                    codec(converter.column().raw(), converted.carrier(), metadata, column), converter, false);
        }
        DataType type = !ResultFits.asks(raw) ? null : results.type(metadata, column);
        return type == null
                ? declared
                : ColumnBinding.codec(
                        ResultFits.of(raw, declared, type),
                        "the column " + metadata.getColumnLabel(column) + " of the rows is of type " + type.sql());
    }

    /** Returns the codec of a property that is stored as JSON, unless it is a list and the column an array. */
    private Codec<Object> json(PropertyMapping property, Codec<Object> declared, ResultSetMetaData metadata, int column)
            throws SQLException {
        DataType type = property.valueType() == List.class ? results.type(metadata, column) : null;
        return type == null || type.family() != DataType.Family.ARRAY
                ? declared
                : ColumnBinding.codec(
                        ResultFits.list(property.javaType()),
                        "the column " + metadata.getColumnLabel(column) + " of the rows is an array");
    }

    private static @Nullable Object held(PropertyMapping property, Codec<Object> codec, ResultSet row, int column)
            throws SQLException {
        return property.requireHeld(property.read(codec, row, column));
    }

    private T read(InstanceFactory<T> made, int[] columns, List<Codec<Object>> codecs, ResultSet row)
            throws SQLException {
        @Nullable Object[] values = new @Nullable Object[columns.length];
        for (int i = 0; i < columns.length; i++) {
            values[i] =
                    columns[i] == 0 ? InstanceFactory.ABSENT : held(properties.get(i), codecs.get(i), row, columns[i]);
        }
        return create(made, values);
    }

    private T create(InstanceFactory<T> made, @Nullable Object[] values) {
        try {
            return made.create(values, null);
        } catch (Error failure) {
            throw failure;
        } catch (Throwable refused) {
            throw RowFailure.of(
                    type.getName() + " refuses a row",
                    refused,
                    properties.stream().anyMatch(property -> property.is(PropertyMapping.Mark.REDACTED)));
        }
    }

    @SuppressWarnings("unchecked")
    private RowReader<T> single(List<String> labels, ResultSetMetaData metadata) throws SQLException {
        if (labels.size() != 1) {
            throw new MappingException(type.getSimpleName() + " needs one column, but the rows have " + labels.size()
                    + " (" + String.join(", ", labels) + "): select one, or read into a record");
        }
        Codec<T> codec =
                (Codec<T>) codec(Primitives.boxed(type), (Codec<Object>) Objects.requireNonNull(scalar), metadata, 1);
        return row -> scalar(codec, row, labels.get(0));
    }

    @SuppressWarnings("NullAway") // a single SQL NULL is null, as RowReader documents
    private T scalar(Codec<T> codec, ResultSet row, String label) throws SQLException {
        try {
            return codec.read(row, 1);
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException | SQLException unfit) {
            throw ConversionFailure.of(
                    unfit, "the column " + label + " cannot be read as " + type.getSimpleName(), false);
        }
    }

    private int column(PropertyMapping property, List<String> labels, boolean required) {
        int found = 0;
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            if (named(label, property.column().name()) || named(label, property.name())) {
                if (found > 0) {
                    throw new MappingException("the rows have two columns for " + type.getName() + "." + property
                            + ": give one of them another name with AS");
                }
                found = i + 1;
            }
        }
        if (found == 0 && required) {
            throw new MappingException("the rows have no column for " + type.getName() + "." + property + " (they have "
                    + String.join(", ", labels) + "): select it, or name it with AS "
                    + property.column().name());
        }
        return found;
    }

    /**
     * Returns whether a label is a name, which PostgreSQL may have truncated to 63 bytes at the end of a character.
     */
    private static boolean named(String label, String name) {
        return label.equalsIgnoreCase(name)
                || name.length() > label.length()
                        && label.getBytes(StandardCharsets.UTF_8).length > Names.LIMIT - 4
                        && name.getBytes(StandardCharsets.UTF_8).length > Names.LIMIT
                        && name.regionMatches(true, 0, label, 0, label.length());
    }

    private static List<String> labels(ResultSetMetaData columns) throws SQLException {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            labels.add(columns.getColumnLabel(i));
        }
        return labels;
    }
}

package dev.rxkit.mapping.rowcode;

import static java.lang.invoke.MethodType.methodType;

import dev.rxkit.mapping.Codec;
import dev.rxkit.mapping.PropertyMapping;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodHandles.Lookup;
import java.lang.invoke.MethodType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Combines the method handles of one class, and defines a hidden class for them. */
final class RowCodes {

    /** The maximum number of columns; a method handle of more would exceed the number of arguments. */
    private static final int MOST = 80;

    private static final Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType READ = methodType(Object.class, ResultSet.class, int.class);
    private static final MethodType BIND = methodType(void.class, PreparedStatement.class, Object[].class);

    /**
     * One column. It is a record, as the JIT compiler treats the fields of records as constants.
     *
     * @param written whether its values are written, so that they must fit the column
     * @param place its position among the properties
     */
    private record Cell(Codec<Object> codec, boolean optional, boolean written, int place) {

        @Nullable
        Object read(ResultSet rows, int firstIndex) throws SQLException {
            Object value = codec.read(rows, firstIndex + place);
            return optional ? Optional.ofNullable(value) : value;
        }

        @Nullable
        Object stored(@Nullable Object held) {
            Object inside = optional && held != null ? ((Optional<?>) held).orElse(null) : held;
            return inside == null || !written ? inside : codec.stored(inside);
        }

        void bind(int index, PreparedStatement statement, @Nullable Object[] values) throws SQLException {
            Object value = values[place];
            if (value == null) {
                statement.setNull(index, Types.NULL);
            } else {
                codec.bindStored(statement, index, value);
            }
        }

        MethodHandle handle(String name, MethodType type) {
            try {
                return LOOKUP.bind(this, name, type);
            } catch (ReflectiveOperationException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private RowCodes() {}

    /**
     * Returns the compiled code; null for a class with too many columns, or whose shape does not allow it, and if the
     * Java runtime does not define hidden classes.
     */
    static @Nullable CompiledRowAccess of(InstanceFactory<?> shape, List<PropertyMapping> properties) {
        if (properties.size() > MOST) {
            return null;
        }
        List<Cell> cells = IntStream.range(0, properties.size())
                .mapToObj(i -> new Cell(
                        properties.get(i).binding().codec(),
                        properties.get(i).is(PropertyMapping.Mark.OPTIONAL),
                        !properties.get(i).is(PropertyMapping.Mark.READ_ONLY),
                        i))
                .toList();
        MethodHandle read = shape.reader(
                cells.stream().map(cell -> cell.handle("read", READ)).toList());
        return read == null ? null : define(read, values(cells, properties), bind(cells, properties));
    }

    private static MethodHandle values(List<Cell> cells, List<PropertyMapping> properties) {
        MethodHandle all = MethodHandles.identity(Object[].class).asCollector(Object[].class, cells.size());
        MethodHandle[] stored = new MethodHandle[cells.size()];
        for (int i = 0; i < stored.length; i++) {
            MethodHandle rule = cells.get(i).handle("stored", methodType(Object.class, Object.class));
            stored[i] = MethodHandles.filterReturnValue(properties.get(i).getter(), rule);
        }
        return once(MethodHandles.filterArguments(all, 0, stored), methodType(Object[].class, Object.class));
    }

    private static MethodHandle bind(List<Cell> cells, List<PropertyMapping> properties) {
        MethodHandle all = MethodHandles.empty(BIND);
        int index = (int) properties.stream()
                .filter(property -> !property.column().generated())
                .count();
        for (int i = cells.size() - 1; i >= 0; i--) {
            if (!properties.get(i).column().generated()) {
                MethodHandle one = cells.get(i)
                        .handle("bind", methodType(void.class, int.class, PreparedStatement.class, Object[].class));
                all = MethodHandles.foldArguments(all, MethodHandles.insertArguments(one, 0, index--));
            }
        }
        return all;
    }

    /** Returns a handle that takes the repeated arguments of a handle only once. */
    static MethodHandle once(MethodHandle handle, MethodType type) {
        int arguments = type.parameterCount();
        int[] order = IntStream.range(0, handle.type().parameterCount())
                .map(i -> i % arguments)
                .toArray();
        return MethodHandles.permuteArguments(handle, type, order);
    }

    private static @Nullable CompiledRowAccess define(MethodHandle... handles) {
        try (InputStream template = RowCodes.class.getResourceAsStream("RowCodeTemplate.class")) {
            return template == null
                    ? null
                    : (CompiledRowAccess)
                            LOOKUP.defineHiddenClassWithClassData(template.readAllBytes(), List.of(handles), true)
                                    .lookupClass()
                                    .getDeclaredConstructor()
                                    .newInstance();
        } catch (IOException | ReflectiveOperationException | LinkageError | UnsupportedOperationException refused) {
            return null;
        }
    }
}

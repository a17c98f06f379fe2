package dev.rxkit.mapping.rowcode;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import org.jspecify.annotations.Nullable;

/**
 * The template that {@link RowCodes} defines as a hidden class for each mapped class; the class data are its three
 * handles.
 */
final class RowCodeTemplate implements CompiledRowAccess {

    private static final MethodHandle READ = handle(0);
    private static final MethodHandle VALUES = handle(1);
    private static final MethodHandle BIND = handle(2);

    RowCodeTemplate() {}

    private static MethodHandle handle(int index) {
        try {
            return MethodHandles.classDataAt(MethodHandles.lookup(), "_", MethodHandle.class, index);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public Object read(ResultSet rows, int firstIndex) throws Throwable {
        return (Object) READ.invokeExact(rows, firstIndex);
    }

    @Override
    public @Nullable Object[] values(Object instance) throws Throwable {
        return (Object[]) VALUES.invokeExact(instance);
    }

    @Override
    public void bind(PreparedStatement statement, @Nullable Object[] values) throws Throwable {
        BIND.invokeExact(statement, values);
    }
}

package dev.rxkit.mapping.rowcode;

import dev.rxkit.mapping.PropertyMapping;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;

/** What a parameter of a constructor or a setter takes: the value of a column, or an embedded object. */
public interface InstanceProperty {

    /** Returns the name in the class that declares the property, which is that of the parameter. */
    String simpleName();

    /** Returns whether the property, or one of an embedded object, has the mark. */
    boolean is(PropertyMapping.Mark mark);

    /** Returns the value as the class declares it: in an {@code Optional} if the property is one. */
    @Nullable
    Object wrap(@Nullable Object given);

    /** Sets the value of an instance that can be changed. */
    void set(Object instance, @Nullable Object given) throws Throwable;

    /** Returns the setter, of type {@code (Object,Object)void}; null if only a constructor sets the property. */
    @Nullable
    MethodHandle setter();
}

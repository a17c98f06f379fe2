package dev.rxkit.mapping.members;

import java.lang.invoke.MethodHandle;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A property of a class as reflection finds it.
 *
 * @param owner the mapped class
 * @param declaring the class that declares it, the owner or a superclass
 * @param type the type, with type variables resolved for the owner
 * @param types the annotated types that determine whether it may be null
 * @param places the elements that may have its annotations
 * @param getter of type {@code (Object)Object}
 * @param setter of type {@code (Object,Object)void}, for the embedded object if it is a property of one; null if only a
 *     constructor sets it
 * @param accessors the names of the methods that read it; of an embedded object both, as in {@code getAddress.getStreet}
 * @param within the embedded object that it is a property of; null for a property of the class itself
 */
public record Member(
        Class<?> owner,
        Class<?> declaring,
        String name,
        Type type,
        List<AnnotatedType> types,
        List<AnnotatedElement> places,
        PropertyMetadata notes,
        MethodHandle getter,
        @Nullable MethodHandle setter,
        Set<String> accessors,
        @Nullable Embedding within) {

    /** Creates a property of the class itself. */
    Member(
            Class<?> owner,
            Class<?> declaring,
            String name,
            Type type,
            List<AnnotatedType> types,
            List<AnnotatedElement> places,
            PropertyMetadata notes,
            MethodHandle getter,
            @Nullable MethodHandle setter,
            Set<String> accessors) {
        this(owner, declaring, name, type, types, places, notes, getter, setter, accessors, null);
    }

    /** Returns the property with a getter that requires a value if the embedded object is not null. */
    public Member requiredWithin(Embedding object) {
        String label = owner.getSimpleName() + "." + name;
        MethodHandle required = EmbeddedGetter.required(object.getter(), getter, label);
        return new Member(owner, declaring, name, type, types, places, notes, required, setter, accessors, within);
    }

    /** Returns the name in the class that declares it. */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Returns the name of the column. */
    public String column() {
        String stated = notes.column().name();
        String own = stated.isEmpty() ? Naming.snakeCase(simpleName()) : stated;
        return within == null ? own : within.prefix() + own;
    }

    /** Returns the former name of the column; null if it has none. */
    @Nullable
    public String formerColumn() {
        String former = notes.column().renamedFrom();
        if (within == null) {
            return former.isEmpty() ? null : former;
        }
        String prefix = within.formerPrefix();
        if (former.isEmpty()) {
            return prefix == null
                    ? null
                    : prefix + column().substring(within.prefix().length());
        }
        return (prefix == null ? within.prefix() : prefix) + former;
    }

    /** Returns class and property, for messages. */
    public String where() {
        return owner.getName() + "." + name;
    }
}

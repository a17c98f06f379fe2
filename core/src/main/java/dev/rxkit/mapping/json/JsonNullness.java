package dev.rxkit.mapping.json;

import dev.rxkit.mapping.DeclaredNullness;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Applies the rules of nullness of columns to the members of JSON classes. */
public final class JsonNullness {

    private JsonNullness() {}

    /** Returns whether the field, getter or setter of a property must not be null. */
    public static boolean required(@Nullable Member member) {
        return member != null
                && required(
                        member.getDeclaringClass(),
                        member instanceof Field ? member.getName() : property(member.getName()),
                        null);
    }

    /** Returns whether a parameter of a constructor or factory method must not be null. */
    public static boolean required(@Nullable Member owner, int index) {
        if (owner == null) {
            return false;
        }
        Parameter parameter = owner instanceof Executable executable && executable.getParameterCount() > index
                ? executable.getParameters()[index]
                : null;
        RecordComponent[] components = owner.getDeclaringClass().getRecordComponents();
        String name = components != null && components.length > index
                ? components[index].getName()
                : parameter == null ? "" : parameter.getName();
        return required(owner.getDeclaringClass(), name, parameter);
    }

    /** Returns the exception for a null in a member that is required. */
    public static JsonTypeRefusal refused() {
        return new JsonTypeRefusal("a member that is not nullable is null; mark it @Nullable if it may be null");
    }

    private static boolean required(Class<?> declaring, String name, @Nullable Parameter parameter) {
        return !JsonTypeCheck.ofJdk(declaring) && !DeclaredNullness.nullable(declaring, name, parameter);
    }

    private static String property(String accessor) {
        for (String prefix : new String[] {"get", "set", "is"}) {
            if (accessor.startsWith(prefix) && accessor.length() > prefix.length()) {
                String rest = accessor.substring(prefix.length());
                return rest.substring(0, 1).toLowerCase(Locale.ROOT) + rest.substring(1);
            }
        }
        return accessor;
    }
}

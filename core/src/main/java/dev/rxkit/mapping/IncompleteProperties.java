package dev.rxkit.mapping;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** Fields that are no properties, though their author may think so: not public, and without a getter or a setter. */
public final class IncompleteProperties {

    private static final Logger LOG = System.getLogger("dev.rxkit");

    private IncompleteProperties() {}

    /** Warns of each in a model. */
    public static void warn(Class<?> type) {
        if (!type.isRecord()) {
            of(type).forEach(half -> LOG.log(Level.WARNING, half));
        }
    }

    private static List<String> of(Class<?> type) {
        List<String> found = new ArrayList<>();
        for (Class<?> level : Members.levels(type)) {
            for (Field field : level.getDeclaredFields()) {
                boolean getter = Accessors.getter(type, field).isPresent();
                boolean setter = Accessors.setter(type, field).isPresent();
                if (hidden(field) && !(getter && setter)) {
                    found.add(type.getName() + "." + field.getName() + " is no column: it has "
                            + (getter
                                    ? "a getter and no setter"
                                    : setter ? "a setter and no getter" : "no getter and setter of its name and type")
                            + ". Add what is missing, or mark it @Ignored or transient.");
                }
            }
        }
        return found;
    }

    private static boolean hidden(Field field) {
        int no = Modifier.PUBLIC | Modifier.STATIC | Modifier.TRANSIENT;
        return (field.getModifiers() & no) == 0
                && !field.isSynthetic()
                && !ModelReader.property(List.of(field)).has(PropertyMetadata.Flag.IGNORED);
    }
}

package dev.rxkit.mapping;

import dev.rxkit.mapping.members.Accessors;
import dev.rxkit.mapping.members.ConstructorMapping;
import dev.rxkit.mapping.members.Members;
import dev.rxkit.mapping.members.ModelReader;
import dev.rxkit.mapping.members.PropertyMetadata;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds fields that look like properties but are not: they are not public and have no getter or no setter. */
public final class IncompleteProperties {

    private static final Logger LOG = System.getLogger("dev.rxkit");

    private IncompleteProperties() {}

    /** Logs a warning for each such field of a model. */
    public static void warn(Class<?> type) {
        if (!type.isRecord()) {
            of(type).forEach(message -> LOG.log(Level.WARNING, message));
        }
    }

    private static List<String> of(Class<?> type) {
        List<String> found = new ArrayList<>();
        Optional<ConstructorMapping> constructor = ConstructorMapping.of(type);
        for (Class<?> level : Members.levels(type)) {
            for (Field field : level.getDeclaredFields()) {
                boolean getter = Accessors.getter(type, field).isPresent();
                boolean setter = Accessors.setter(type, field).isPresent();
                boolean given = constructor
                        .flatMap(one -> one.parameter(field.getName()))
                        .isPresent();
                if (hidden(field) && !given && !(getter && setter)) {
                    found.add(type.getName() + "." + field.getName() + " is not a column: it has "
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
        int excluded = Modifier.PUBLIC | Modifier.STATIC | Modifier.TRANSIENT;
        return (field.getModifiers() & excluded) == 0
                && !field.isSynthetic()
                && !field.getName().endsWith("$delegate") // of a property of Kotlin that another object computes
                && !ModelReader.property(List.of(field)).has(PropertyMetadata.Flag.IGNORED);
    }
}

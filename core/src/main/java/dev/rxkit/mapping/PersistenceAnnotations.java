package dev.rxkit.mapping;

import dev.rxkit.mapping.members.Members;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Finds annotations of Jakarta Persistence on models, where they have no effect. */
public final class PersistenceAnnotations {

    private static final Logger LOG = System.getLogger("dev.rxkit");

    private static final String KEY = "@References on a property with the key of the other row, such as Long teamId";
    private static final String ROWS = "no property, and read the rows by session.children(..)";

    /** What to write instead, by simple name. */
    private static final Map<String, String> INSTEAD = Map.ofEntries(
            Map.entry("Entity", "@Table of dev.rxkit.annotation"),
            Map.entry("Table", "@Table of dev.rxkit.annotation"),
            Map.entry("Id", "@Id of dev.rxkit.annotation"),
            Map.entry("Embedded", "@Embedded of dev.rxkit.annotation"),
            Map.entry("Embeddable", "@Embedded of dev.rxkit.annotation"),
            Map.entry("EmbeddedId", "@Id on each property of the key"),
            Map.entry("IdClass", "@Id on each property of the key"),
            Map.entry("GeneratedValue", "nothing: one integer key is generated, unless it is @Id(generated = false)"),
            Map.entry("Column", "@Column of dev.rxkit.annotation"),
            Map.entry("Transient", "@Ignored of dev.rxkit.annotation"),
            Map.entry("Version", "@Version of dev.rxkit.annotation"),
            Map.entry("Enumerated", "nothing: constants are stored by name"),
            Map.entry("Temporal", "a type of java.time"),
            Map.entry("Lob", "nothing: text and byte[] have no limit without a length"),
            Map.entry("ManyToOne", KEY),
            Map.entry("OneToOne", KEY),
            Map.entry("JoinColumn", KEY),
            Map.entry("OneToMany", ROWS),
            Map.entry("ManyToMany", ROWS),
            Map.entry("ElementCollection", "a list, which is stored as JSON, or a table of its own"));

    private PersistenceAnnotations() {}

    /** Logs a warning for each such annotation of a model. */
    public static void warn(Class<?> type) {
        of(type).forEach(message -> LOG.log(Level.WARNING, message));
    }

    /** Returns a sentence for each such annotation of a class, its superclasses, fields and methods. */
    public static List<String> of(Class<?> type) {
        List<String> found = new ArrayList<>();
        for (Class<?> level : Members.levels(type)) {
            add(found, level, level.getName());
            for (Field field : level.getDeclaredFields()) {
                add(found, field, level.getName() + "." + field.getName());
            }
            for (Method method : level.getDeclaredMethods()) {
                add(found, method, level.getName() + "." + method.getName() + "()");
            }
        }
        return List.copyOf(found);
    }

    /** Returns the end of the message on a class that has no {@code @Table} of Rx. */
    static String missingTable(Class<?> type) {
        return Arrays.stream(type.getAnnotations()).anyMatch(PersistenceAnnotations::foreign)
                ? ": put @Table of dev.rxkit.annotation on it; the annotations of Jakarta Persistence have no effect"
                : ": put @Table on it";
    }

    private static void add(List<String> found, AnnotatedElement element, String where) {
        for (Annotation annotation : element.getDeclaredAnnotations()) {
            if (foreign(annotation)) {
                Class<?> type = annotation.annotationType();
                found.add(where + ": @" + type.getSimpleName() + " of " + type.getPackageName()
                        + " has no effect on a model of Rx. Write "
                        + INSTEAD.getOrDefault(type.getSimpleName(), "what docs/models.md offers for it, or remove it")
                        + ".");
            }
        }
    }

    private static boolean foreign(Annotation annotation) {
        String home = annotation.annotationType().getPackageName();
        return home.equals("jakarta.persistence") || home.equals("javax.persistence");
    }
}

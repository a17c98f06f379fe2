package dev.rxkit.migrate;

import dev.rxkit.database.Dialect;
import dev.rxkit.diff.Renames;
import dev.rxkit.history.ColumnKinds;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.LockNames;
import dev.rxkit.mapping.DeclaredColumns;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.ModelScanner;
import dev.rxkit.mapping.PersistenceAnnotations;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.mapping.classfile.ClassRoot;
import dev.rxkit.mapping.classfile.UnseenNullables;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The mapped classes and the schema they describe.
 *
 * @param mappings by class name
 * @param logical the schema that the classes declare, with logical types
 * @param declared the same schema as the database would report it
 * @param kinds the kinds of values that the types of the columns do not state
 */
record Models(List<TableMapping<?>> mappings, Schema logical, Schema declared, Map<String, Kind> kinds) {
    /** The number of class names that {@link #shown} lists. */
    private static final int SHOWN = 8;

    /** Maps the given classes, or those found by scanning; empty if no class was found. */
    static Optional<Models> find(MigrationSettings settings, Dialect dialect) {
        List<Class<?>> classes = classes(settings);
        if (classes.isEmpty()) {
            return Optional.empty();
        }
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        List<TableMapping<?>> mapped = new ArrayList<>();
        classes.stream()
                .sorted(Comparator.comparing(Class::getName))
                .distinct()
                .forEach(type -> mapped.add(mappings.of(type)));
        Schema logical = Mappings.schema(mapped);
        return Optional.of(
                new Models(List.copyOf(mapped), logical, dialect.resolve(logical), ColumnKinds.of(logical, dialect)));
    }

    /** Returns the message that no model class was found, with what to do. */
    static String missing(MigrationSettings settings) {
        return "no class with @Table in " + searched(settings)
                + ". Compile the project, or set `models` to the packages of your classes.";
    }

    /** Returns where {@link #find} searches, for messages. */
    static String searched(MigrationSettings settings) {
        List<String> packages = settings.config().packages();
        String roots = ModelScanner.applicationRoots(settings.loader()).stream()
                .map(ClassRoot::toString)
                .collect(Collectors.joining(", "));
        return (packages.isEmpty() ? "" : "package " + String.join(", ", packages) + " of ")
                + (roots.isEmpty() ? "the class path" : roots);
    }

    private static List<Class<?>> classes(MigrationSettings settings) {
        if (!settings.models().isEmpty()) {
            return settings.models();
        }
        if (!settings.config().modelClasses().isEmpty()) {
            return settings.config().modelClasses();
        }
        return ModelScanner.scan(
                settings.loader(),
                ModelScanner.applicationRoots(settings.loader()),
                settings.config().packages());
    }

    /** Returns the columns that the classes read and never write, as the lock names them. */
    Set<String> readOnly() {
        return DeclaredColumns.readOnly(mappings, declared.tables(), LockNames::column);
    }

    /**
     * Returns the renames that the annotations declare.
     *
     * @throws MigrationException if they cannot be distinguished from renames that were done already
     */
    Renames renames(Schema from) {
        return ModelRenames.of(mappings, from, true);
    }

    /** Returns the same renames without those for which {@link #renames} throws. */
    Renames decidedRenames(Schema from) {
        return ModelRenames.of(mappings, from, false);
    }

    /** Returns the failure of {@link #renames} as a warning, for commands that write no script. */
    List<String> renameWarnings(Schema from) {
        try {
            renames(from);
            return List.of();
        } catch (MigrationException refused) {
            return List.of("WARN: " + refused.getMessage());
        }
    }

    /** Returns whether the models are found by scanning, and not given as classes. */
    static boolean scanned(MigrationSettings settings) {
        return settings.models().isEmpty() && settings.config().modelClasses().isEmpty();
    }

    /** Returns whether the class loader has a model class of that name. */
    static boolean isTable(String className, ClassLoader loader) {
        try {
            return Mappings.isTable(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError missing) {
            return false;
        }
    }

    String hash() {
        return LockFile.hash(logical);
    }

    List<Lock.ModelClass> lockClasses() {
        return mappings.stream()
                .map(mapping -> new Lock.ModelClass(
                        mapping.table().name().toString(), mapping.type().getName()))
                .toList();
    }

    /** Returns the number and names of the classes, for messages. */
    String shown() {
        String names = mappings.stream()
                .limit(SHOWN)
                .map(mapping -> mapping.type().getName())
                .collect(Collectors.joining(", "));
        return mappings.size()
                + (mappings.size() == 1 ? " model: " : " models: ")
                + names
                + (mappings.size() > SHOWN ? " and " + (mappings.size() - SHOWN) + " more" : "");
    }

    /** Returns warnings about annotations that have no effect. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        for (TableMapping<?> mapping : mappings) {
            for (String annotation : UnseenNullables.of(mapping.type())) {
                warnings.add("WARN: @" + annotation + " of "
                        + mapping.type().getName()
                        + " is not visible at run time, so it does not make a column nullable. Use"
                        + " @org.jspecify.annotations.Nullable or @Column(nullable = true).");
            }
            PersistenceAnnotations.of(mapping.type()).forEach(found -> warnings.add("WARN: " + found));
        }
        return warnings;
    }

    /** Names the foreign keys of adopted tables that no index begins with. */
    List<String> withoutIndex(Schema to) {
        List<String> keys = new ArrayList<>();
        for (Table declared : declared().tables()) {
            Optional<Table> table = to.table(declared.name());
            declared.indexes().stream()
                    .filter(index ->
                            index.implied() && table.isPresent() && !table.get().indexes(index.columns()))
                    .forEach(index -> keys.add(declared.name() + "." + String.join(", ", index.columns())));
        }
        return keys.isEmpty()
                ? List.of()
                : List.of("HINT: no index begins with the foreign key " + String.join(", ", keys)
                        + ", which existed before its class. @Indexed on the property makes one;"
                        + " @References(.., index = false) says that none is wanted.");
    }
}

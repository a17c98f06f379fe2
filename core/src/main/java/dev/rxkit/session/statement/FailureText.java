package dev.rxkit.session.statement;

import dev.rxkit.database.Fault;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What messages say of a failure: where it was, and names, which the model may know where the database gives none. */
final class FailureText {

    /** What MariaDB calls every primary key. */
    private static final String MARIADB_KEY = "PRIMARY";

    private FailureText() {}

    static String columns(Fault fault, String unknown) {
        return fault.columns().isEmpty() ? unknown : String.join(", ", fault.columns());
    }

    /** What the server does not say of a constraint, the model may. */
    static String taken(Fault fault, @Nullable String constraint, @Nullable TableMapping<?> mapping) {
        if (!fault.columns().isEmpty() || constraint == null || mapping == null) {
            return columns(fault, "values");
        }
        Table table = mapping.table();
        if (table.primaryKey() != null && constraint.equals(table.primaryKey().name())) {
            return String.join(", ", table.key());
        }
        return table.uniques().stream()
                .filter(unique -> constraint.equals(unique.name()))
                .map(unique -> String.join(", ", unique.columns()))
                .findFirst()
                .orElse("values");
    }

    static String named(@Nullable String constraint) {
        return constraint == null ? "" : " (" + constraint + ")";
    }

    /** The name the database tells, else the one the model has for the columns, else the only one it can be. */
    static @Nullable String constraint(Fault fault, @Nullable TableMapping<?> mapping) {
        String told = fault.constraint();
        if (mapping == null || (told != null && !told.equals(MARIADB_KEY))) {
            return told;
        }
        Table table = mapping.table();
        if (told != null) {
            return table.primaryKey() == null ? told : table.primaryKey().name();
        }
        return switch (fault.kind()) {
            case UNIQUE -> unique(table, fault.columns());
            case FOREIGN_KEY ->
                table.foreignKeys().size() == 1 ? table.foreignKeys().get(0).name() : null;
            default -> null;
        };
    }

    private static @Nullable String unique(Table table, List<String> columns) {
        if (table.key().equals(columns) && table.primaryKey() != null) {
            return table.primaryKey().name();
        }
        return table.uniques().stream()
                .filter(unique -> unique.columns().equals(columns))
                .<@Nullable String>map(unique -> unique.name())
                .findFirst()
                .orElseGet(() -> table.indexes().stream()
                        .filter(index -> index.unique() && index.columns().equals(columns))
                        .map(index -> index.name())
                        .findFirst()
                        .orElse(null));
    }

    /** The class and table that a failure is about. */
    static String place(Fault fault, @Nullable TableMapping<?> mapping) {
        if (mapping != null) {
            return mapping.type().getSimpleName() + " (table " + mapping.table().name() + ")";
        }
        return fault.table() == null ? "the statement failed" : "table " + fault.table();
    }

    /**
     * What to do about a table or column that is not there.
     *
     * @param schemaState what is known about the whole schema, or empty
     */
    static String unknownName(Fault.Kind kind, @Nullable TableMapping<?> mapping, Supplier<String> schemaState) {
        String state = mapping == null ? "" : schemaState.get();
        if (!state.isEmpty()) {
            return state;
        }
        if (kind == Fault.Kind.NO_TABLE) {
            return "tables come from mvn rx:migrate, or in a first try from Database.createTables()";
        }
        return mapping == null
                ? "a text is written in single quotes"
                : "columns come from mvn rx:makemigrations and mvn rx:migrate; Database.createTables() leaves a table that"
                        + " is there as it is";
    }

    /** The first line of what the driver says. */
    static String firstLine(SQLException failure) {
        SQLException told = failure.getNextException() == null ? failure : failure.getNextException();
        return String.valueOf(told.getMessage()).lines().findFirst().orElse("a name is not known");
    }
}

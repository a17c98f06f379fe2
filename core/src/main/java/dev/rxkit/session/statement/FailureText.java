package dev.rxkit.session.statement;

import dev.rxkit.database.Fault;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Texts for messages of failures: the place, and names, taken from the model if the database does not report them. */
final class FailureText {

    /** MariaDB's name of every primary key. */
    private static final String MARIADB_KEY = "PRIMARY";

    private FailureText() {}

    static String columns(Fault fault, String unknown) {
        return fault.columns().isEmpty() ? unknown : String.join(", ", fault.columns());
    }

    /** Completes what the server reports about a constraint with names from the model. */
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

    /**
     * Returns the name that the database reports, else that of the model for the columns, else the only possible one.
     */
    static @Nullable String constraint(Fault fault, @Nullable TableMapping<?> mapping) {
        String reported = fault.constraint();
        if (mapping == null || (reported != null && !reported.equals(MARIADB_KEY))) {
            return reported;
        }
        Table table = mapping.table();
        if (reported != null) {
            return table.primaryKey() == null ? reported : table.primaryKey().name();
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

    /** Returns the class and table that a failure is about, for messages. */
    static String place(Fault fault, @Nullable TableMapping<?> mapping) {
        if (mapping != null) {
            return mapping.type().getSimpleName() + " (table " + mapping.table().name() + ")";
        }
        return fault.table() == null ? "the statement failed" : "table " + fault.table();
    }

    /**
     * Returns the advice for a table or column that does not exist.
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

    /** Returns the first line of the driver's message. */
    static String firstLine(SQLException failure) {
        SQLException cause = failure.getNextException() == null ? failure : failure.getNextException();
        return String.valueOf(cause.getMessage()).lines().findFirst().orElse("a name is not known");
    }
}

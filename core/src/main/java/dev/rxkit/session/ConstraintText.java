package dev.rxkit.session;

import dev.rxkit.database.Fault;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of constraints and columns in messages: what the database does not say of them, the model may. */
final class ConstraintText {

    /** What MariaDB calls every primary key. */
    private static final String MARIADB_KEY = "PRIMARY";

    private ConstraintText() {}

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
}

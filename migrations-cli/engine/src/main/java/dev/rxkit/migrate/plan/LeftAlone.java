package dev.rxkit.migrate.plan;

import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finds what no script changes. */
public final class LeftAlone {
    /** The options of a table that no statement changes. */
    public static final List<String> OPTIONS = List.of("unmodelled", "partition by", "system versioning");

    private static final String COLUMN = "column ";
    private static final String INDEX = "index ";

    private LeftAlone() {}

    /** Returns what an inspected schema has that no script changes, a line each. */
    public static List<String> of(Schema schema) {
        List<String> lines = new ArrayList<>();
        for (Table table : schema.tables()) {
            options(table)
                    .forEach((option, value) -> lines.add("  table " + table.name() + ": "
                            + (option.equals("unmodelled") ? "" : option + " ") + value + " is left alone"));
        }
        for (StoredObject object : schema.objects()) {
            if (object.kind() == StoredObject.Kind.OTHER) {
                lines.add("  " + object.name() + " is left alone");
            } else if (object.kind() == StoredObject.Kind.TABLE) {
                lines.add("  table " + object.name() + " (" + object.sql() + ") is left alone");
            }
        }
        return lines;
    }

    /** Returns whether the option of a table is one that no statement changes. */
    public static boolean isOption(String option) {
        return OPTIONS.contains(option);
    }

    /** Returns the options of the table that no statement changes. */
    public static Map<String, String> options(Table table) {
        Map<String, String> options = new TreeMap<>(table.options());
        options.keySet().retainAll(OPTIONS);
        return options;
    }

    /** Returns whether the table has the column or index that the option is about; true for other options. */
    public static boolean hasPart(Table table, String option) {
        if (option.startsWith(COLUMN)) {
            return table.column(option.substring(COLUMN.length())).isPresent();
        }
        if (!option.startsWith(INDEX)) {
            return true;
        }
        String name = option.substring(INDEX.length());
        return name.equals("PRIMARY") && table.primaryKey() != null
                || table.indexes().stream().anyMatch(index -> index.name().equals(name))
                || table.uniques().stream().anyMatch(unique -> name.equals(unique.name()));
    }
}

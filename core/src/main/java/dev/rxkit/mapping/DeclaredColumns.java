package dev.rxkit.mapping;

import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** What classes declare of their columns that is not part of the schema, for comparisons with a database. */
public final class DeclaredColumns {

    private DeclaredColumns() {}

    /** Returns the former names of renamed columns, by their new names. */
    public static Map<String, String> renamed(TableMapping<?> mapping) {
        Map<String, String> renamed = new TreeMap<>();
        for (PropertyMapping property : mapping.properties()) {
            if (property.renamedFrom() != null) {
                renamed.put(property.column().name(), property.renamedFrom());
            }
        }
        return renamed;
    }

    /**
     * Returns the columns that are read and never written.
     *
     * @param tables the tables of the mappings as the database reports them, in the same order
     * @param name returns the name of a column of a table in the result
     */
    public static Set<String> readOnly(
            List<? extends TableMapping<?>> mappings, List<Table> tables, BiFunction<TableName, String, String> name) {
        Set<String> columns = new TreeSet<>();
        for (int i = 0; i < mappings.size(); i++) {
            Table table = tables.get(i);
            List<PropertyMapping> properties = mappings.get(i).properties();
            for (int j = 0; j < properties.size(); j++) {
                if (properties.get(j).is(PropertyMapping.Mark.READ_ONLY)) {
                    columns.add(name.apply(table.name(), table.columns().get(j).name()));
                }
            }
        }
        return columns;
    }
}

package dev.rxkit.migrate.check;

import dev.rxkit.diff.Renames;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names that a script renames, found in its text: two schemas do not tell a rename from a drop and an add. A name
 * counts only where a table or column of the old name is gone and one of the new name has come.
 *
 * @param olds the old name by the new one
 */
record RenamesInText(Map<String, String> olds) {
    private static final String NAME = "(\"[^\"]+\"|`[^`]+`|\\w+)";
    private static final String QUALIFIED = "(?:" + NAME.replace("(", "(?:") + "\\.)?" + NAME;

    private static final Pattern RENAME = Pattern.compile(
            "ALTER\\s+TABLE\\s+(?:ONLY\\s+)?" + QUALIFIED + "\\s+RENAME\\s+TO\\s+" + QUALIFIED
                    + "|RENAME\\s+(?:COLUMN\\s+|TABLE\\s+)?" + QUALIFIED + "\\s+TO\\s+" + QUALIFIED
                    + "|CHANGE\\s+(?:COLUMN\\s+)?" + NAME + "\\s+" + NAME,
            Pattern.CASE_INSENSITIVE);

    static RenamesInText of(String text) {
        Map<String, String> olds = new TreeMap<>();
        Matcher rename = RENAME.matcher(text);
        while (rename.find()) {
            for (int group = 1; group <= rename.groupCount(); group += 2) {
                if (rename.group(group) != null) {
                    String from = plain(rename.group(group));
                    String first = olds.remove(from);
                    olds.put(plain(rename.group(group + 1)), first == null ? from : first);
                }
            }
        }
        return new RenamesInText(olds);
    }

    private static String plain(String name) {
        return name.matches("[\"`].*") ? name.substring(1, name.length() - 1) : name;
    }

    Renames between(Schema before, Schema after) {
        Map<TableName, TableName> tables = new TreeMap<>();
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        for (Table table : after.tables()) {
            Optional<Table> old = before.table(table.name());
            String name = olds.get(table.name().name());
            if (old.isEmpty() && name != null) {
                TableName renamed = table.name().renamed(name);
                old = after.table(renamed).isEmpty() ? before.table(renamed) : old;
                old.ifPresent(was -> tables.put(table.name(), was.name()));
            }
            old.map(was -> columns(was, table))
                    .filter(found -> !found.isEmpty())
                    .ifPresent(found -> columns.put(table.name(), found));
        }
        return new Renames(tables, columns);
    }

    private Map<String, String> columns(Table was, Table table) {
        Map<String, String> columns = new TreeMap<>();
        for (Column column : table.columns()) {
            String old = olds.get(column.name());
            if (old != null
                    && was.column(column.name()).isEmpty()
                    && was.column(old).isPresent()
                    && table.column(old).isEmpty()) {
                columns.put(column.name(), old);
            }
        }
        return columns;
    }
}

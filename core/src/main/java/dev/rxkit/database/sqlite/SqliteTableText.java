package dev.rxkit.database.sqlite;

import dev.rxkit.schema.ForeignKey.Deferral;
import dev.rxkit.schema.Unique;
import dev.rxkit.sql.SqlToken;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a CREATE TABLE statement that SQLite's catalogue does not have: names of constraints, checks,
 * collations, expressions, deferrals. Filled while the text is parsed.
 */
final class SqliteTableText {

    /** A check as it is written. */
    record CheckText(@Nullable String name, List<SqlToken> condition) {}

    /** A foreign key as it is written; its target and actions come from the catalogue. */
    record KeyText(@Nullable String name, List<String> columns, Deferral deferral) {}

    final List<String> columns = new ArrayList<>();
    final Map<String, String> collations = new LinkedHashMap<>();
    final Map<String, List<SqlToken>> expressions = new LinkedHashMap<>();
    final List<Unique> uniques = new ArrayList<>();
    final List<KeyText> keys = new ArrayList<>();
    final List<CheckText> checks = new ArrayList<>();

    /** Parts that no schema record can represent; a table that has some cannot be created again from its record. */
    final List<String> unmodelled = new ArrayList<>();

    @Nullable
    String primaryKeyName;

    boolean autoincrement;

    /** Changes the deferral of the last foreign key. */
    void defer(Deferral deferral) {
        if (!keys.isEmpty()) {
            KeyText last = keys.remove(keys.size() - 1);
            keys.add(new KeyText(last.name(), last.columns(), deferral));
        }
    }
}

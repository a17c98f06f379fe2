package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresPrinted;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Stops a script, before it changes anything, if something that it drops and makes again was changed since the script
 * was made: a check, an index, a default, the expression or the type of a column. Otherwise it would get the script's
 * definition, and that of the database would be lost without a word.
 *
 * <p>Only the server can compare two texts of SQL, so the script creates empty tables with the definitions that it
 * knows, lets the server print both, and drops the tables. Not thread-safe.
 */
final class PostgresExpectedTables {
    /**
     * Compares the definitions. The server prints some expressions differently once it has read its own text again, so
     * those of the database are added to the expected table as well; the result has to equal one of the two.
     */
    private static final String COMPARE = """
            FOR rx_pass IN 1..2 LOOP
                    FOR rx_item IN WITH pair (id, kind, own, name, other, known) AS (VALUES %s),
                        part (kind, own, name, sql) AS (
                            SELECT 'constraint', k.conrelid, k.conname, regexp_replace(pg_get_constraintdef(k.oid),
                                '(?: NO INHERIT)?(?: NOT VALID| NOT ENFORCED)?$', '')
                            FROM pg_constraint k WHERE k.conrelid IN (SELECT own FROM pair UNION SELECT other FROM pair)
                            UNION ALL SELECT 'index', i.indrelid, c.relname, CASE WHEN i.indisunique THEN 'UNIQUE' ELSE '' END
                                || regexp_replace(substring(pg_get_indexdef(c.oid) FROM ' USING .*'), CASE WHEN c.reloptions IS NULL
                                THEN '^$' ELSE ' WITH \\([^()]*\\)(?=$| WHERE )' END, '')
                            FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                            WHERE i.indrelid IN (SELECT own FROM pair UNION SELECT other FROM pair)
                            UNION ALL SELECT v.kind, a.attrelid, a.attname,
                                regexp_replace(format_type(a.atttypid, a.atttypmod), '^(time|interval)([^(]*)\\(6\\)', '\\1\\2')
                                || coalesce(' COLLATE ' || quote_ident(c.collname), '') || coalesce(v.sql, '')
                            FROM pg_attribute a LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                            LEFT JOIN pg_collation c ON c.oid = a.attcollation CROSS JOIN LATERAL (VALUES ('type of column', ''),
                                ('column', CASE WHEN a.attgenerated <> '' THEN format(' GENERATED ALWAYS AS (%%s) STORED',
                                    pg_get_expr(d.adbin, d.adrelid)) ELSE ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END)) AS v (kind, sql)
                            WHERE a.attrelid IN (SELECT own FROM pair UNION SELECT other FROM pair))
                        SELECT p.*, live.sql FROM pair p JOIN part live ON (live.kind, live.own, live.name) = (p.kind, p.own, p.name)
                        JOIN part known ON (known.kind, known.own, known.name) = (p.kind, p.other, p.known)
                        LEFT JOIN part again ON (again.kind, again.own, again.name) = (p.kind, p.other, 'rx_again_' || p.id)
                        WHERE live.sql <> known.sql AND again.sql IS DISTINCT FROM known.sql ORDER BY p.id LOOP
                        IF rx_pass = 2 THEN
                            rx_lost := concat_ws('; ', rx_lost, format('%%s %%s of table %%s is not as this script knows it, and would be'
                                ' lost: %%s. Change it back before this script, or make the script again from this database',
                                rx_item.kind, rx_item.name, rx_item.own, rx_item.sql));
                            CONTINUE;
                        END IF;
                        BEGIN
                            EXECUTE CASE rx_item.kind
                                WHEN 'constraint' THEN format('ALTER TABLE %%s ADD CONSTRAINT rx_again_%%s %%s',
                                    rx_item.other, rx_item.id, rx_item.sql)
                                WHEN 'index' THEN format('CREATE %%s INDEX rx_again_%%s ON %%s%%s', substring(rx_item.sql FROM '^UNIQUE'),
                                    rx_item.id, rx_item.other, regexp_replace(rx_item.sql, '^UNIQUE', ''))
                                ELSE format('ALTER TABLE %%s ADD COLUMN rx_again_%%s %%s', rx_item.other, rx_item.id, rx_item.sql) END;
                        EXCEPTION WHEN OTHERS THEN
                            NULL; -- It cannot be read again, so it is another definition.
                        END;
                    END LOOP;
                END LOOP;""";

    private final Dialect dialect;
    private final List<String> create = new ArrayList<>();
    private final List<String> drop = new ArrayList<>();
    private final List<String> pairs = new ArrayList<>();

    PostgresExpectedTables(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A key or unique constraint that another definition replaces: its name, definition and columns. */
    record Key(String name, String clause, List<String> columns) {}

    /**
     * Adds what is made again of a table that stays.
     *
     * @param now the table, by its names after all renaming
     * @param checks the checks that are added again or replaced
     * @param indexes the indexes that are created again or replaced
     * @param keys the keys that are replaced
     */
    void add(Table now, AffectedColumns touched, List<Check> checks, List<Index> indexes, List<Key> keys) {
        List<Column> affected = now.columns().stream()
                .filter(column -> touched.has(now.name(), column.name()))
                .toList();
        if (affected.isEmpty() && checks.isEmpty() && indexes.isEmpty() && keys.isEmpty()) {
            return;
        }
        TableName table = now.name().renamed("rx_expected_" + (create.size() + 1));
        List<String> parts = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        Set<String> names = new TreeSet<>();
        for (Column column : affected) {
            names.add(column.name());
            Column.Computed computed = column.computed();
            if (computed != null) {
                texts.add(computed.ddl());
            }
            // A type alone is changed in place, with the default that the database has.
            boolean whole = touched.isRebuilt(now.name(), column.name()) || column.defaultSql() != null;
            pair(now, whole ? "column" : "type of column", column.name(), table, column.name());
        }
        for (Check check : checks) {
            texts.add(check.ddl());
            parts.add(PostgresText.check(check.withName(pair(now, "constraint", check.name(), table))));
        }
        for (Key key : keys) {
            names.addAll(key.columns());
            String name = pair(now, "constraint", key.name(), table);
            parts.add("CONSTRAINT " + dialect.quote(name) + " " + key.clause());
        }
        List<String> created = new ArrayList<>();
        for (Index index : indexes) {
            String name = pair(now, "index", index.name(), table);
            String sql = PostgresText.index(table, index.withName(name));
            texts.add(sql);
            created.add(sql);
        }
        List<String> columns = now.columns().stream()
                .filter(column -> names.contains(column.name())
                        || texts.stream().anyMatch(text -> SqlWords.mentions(text, column.name())))
                .map(column -> column(column, affected.contains(column)))
                .toList();
        parts.addAll(0, columns);
        StringBuilder sql = new StringBuilder("CREATE TABLE " + dialect.quote(table) + " (")
                .append(String.join(",\n            ", parts))
                .append(")");
        created.forEach(index -> sql.append(";\n        ").append(index));
        create.add(PostgresPrinted.plain(sql.toString()));
        drop.add("DROP TABLE " + dialect.quote(table));
    }

    private static String column(Column column, boolean affected) {
        Column plain = column.withGenerated(false).withIdentity(null).withNullable(true);
        return PostgresText.column(affected ? plain : plain.withDefault(null).withComputed(null));
    }

    /** Adds a pair and returns the name of its part of the expected table, which no index of the database has. */
    private String pair(Table now, String kind, @Nullable String name, TableName table) {
        String known = "rx_known_" + (pairs.size() + 1);
        pair(now, kind, String.valueOf(name), table, known);
        return known;
    }

    private void pair(Table now, String kind, String name, TableName table, String known) {
        pairs.add("\n            (" + (pairs.size() + 1) + ", " + literal(kind) + ", " + id(now.name()) + ", "
                + literal(name) + ", " + id(table) + ", " + literal(known) + ")");
    }

    /** Returns the statement that stops the script; empty if it makes nothing again. */
    List<Statement> statements() {
        return pairs.isEmpty()
                ? List.of()
                : List.of(new Statement(
                        "DECLARE\n        rx_item record;\n        rx_lost text;\n    BEGIN\n        "
                                + String.join(";\n        ", create) + ";\n        "
                                + COMPARE.formatted(String.join(",", pairs)) + "\n        "
                                + String.join(";\n        ", drop) + ";\n"
                                + "        IF rx_lost IS NOT NULL THEN\n"
                                + "            RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = rx_lost;\n"
                                + "        END IF;\n    END",
                        "Stops here, before any change, if the database has another definition of what is made again"));
    }

    private String id(TableName table) {
        return "CAST(" + literal(dialect.quote(table)) + " AS regclass)";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}

package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Stops a script, before it changes anything, if the database has something that the script would lose and cannot
 * restore. The server itself stops if a publication names a column, or a routine or policy uses it.
 */
final class PostgresLosses {
    private static final String IDENTITIES = """
            SELECT format('index %%s, which this script drops, is the replica identity of table %%s. Set another one first: ALTER'
                        ' TABLE .. REPLICA IDENTITY', c.relname, i.indrelid::regclass)
                    FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                    WHERE i.indisreplident AND (i.indrelid, c.relname) IN (%s)""";

    private static final String SEQUENCES = """
            SELECT format('sequence %%s is owned by column %%s of table %%s, which is dropped and added again. Take it from the column'
                        ' first: ALTER SEQUENCE .. OWNED BY NONE', d.objid::regclass, a.attname, a.attrelid::regclass)
                    FROM pg_attribute a JOIN pg_depend d ON d.refobjid = a.attrelid AND d.refobjsubid = a.attnum
                        AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass AND d.deptype = 'a'
                    JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
                    WHERE (a.attrelid, a.attname) IN (%s) AND NOT EXISTS (SELECT FROM pg_depend u WHERE u.refobjid = c.oid
                        AND u.classid = 'pg_attrdef'::regclass)""";

    private static final String PUBLICATIONS = """
            SELECT format('table %%s leaves publication %%s, which publishes the tables of its schema. Add the table itself'
                        ' first: ALTER PUBLICATION .. ADD TABLE', m.shown, p.pubname)
                    FROM (VALUES %s) AS m (id, shown, old, wanted)
                    JOIN pg_namespace n ON n.nspname = coalesce(m.old, current_schema())
                    JOIN pg_publication_namespace s ON s.pnnspid = n.oid JOIN pg_publication p ON p.oid = s.pnpubid
                    WHERE NOT EXISTS (SELECT FROM pg_publication_rel r WHERE r.prpubid = p.oid AND r.prrelid = m.id)
                        AND NOT EXISTS (SELECT FROM pg_publication_namespace o JOIN pg_namespace w ON w.oid = o.pnnspid
                        WHERE o.pnpubid = p.oid AND w.nspname = coalesce(m.wanted, current_schema()))""";

    private final Dialect dialect;
    private final List<String> moved = new ArrayList<>();
    private final List<String> dropped = new ArrayList<>();
    private final List<String> columns = new ArrayList<>();

    PostgresLosses(Dialect dialect) {
        this.dialect = dialect;
    }

    /** Adds the changes of a table that stays. */
    void add(Table now, TableChanges changes, AffectedColumns touched) {
        TableName table = now.name();
        Change.AlterPrimaryKey change = changes.primaryKey();
        PrimaryKey key = change == null || change.to() != null ? null : change.from();
        if (key != null) {
            add(dropped, table, key.name());
        }
        changes.uniques().dropped().stream()
                .filter(unique -> changes.uniques().replacing(unique) == null)
                .forEach(unique -> add(dropped, table, unique.name()));
        changes.indexes().dropped().stream()
                .filter(index -> changes.indexes().replacing(index) == null)
                .forEach(index -> add(dropped, table, index.name()));
        now.columns().stream()
                .filter(column -> touched.isRebuilt(table, column.name()))
                .forEach(column -> add(columns, table, column.name()));
    }

    /** Adds a table that gets another name, maybe in another schema. */
    void add(TableName from, TableName to) {
        if (!Objects.equals(from.namespace(), to.namespace())) {
            moved.add("(CAST(to_regclass(" + literal(dialect.quote(to)) + ") AS oid), " + literal(from.toString())
                    + ", " + space(from) + ", " + space(to) + ")");
        }
    }

    private static String space(TableName table) {
        String name = table.namespace();
        return name == null ? "CAST(NULL AS name)" : literal(name);
    }

    private void add(List<String> rows, TableName table, @Nullable String name) {
        rows.add("(CAST(" + literal(dialect.quote(table)) + " AS regclass), " + literal(String.valueOf(name)) + ")");
    }

    /** Returns the statements that stop the script; none if the changes can lose nothing. */
    List<Statement> statements() {
        List<String> queries = new ArrayList<>();
        add(queries, IDENTITIES, dropped);
        add(queries, SEQUENCES, columns);
        List<Statement> statements = new ArrayList<>();
        if (!queries.isEmpty()) {
            statements.add(stop("", queries, ""));
        }
        if (!moved.isEmpty()) {
            List<String> published = new ArrayList<>();
            add(published, PUBLICATIONS, moved);
            // Servers before 15 cannot publish schemas.
            statements.add(stop(
                    "IF to_regclass('pg_catalog.pg_publication_namespace') IS NOT NULL THEN\n    ",
                    published,
                    ";\n    END IF"));
        }
        return statements;
    }

    private static Statement stop(String before, List<String> queries, String after) {
        return new Statement(
                before
                        + "DECLARE\n        rx_lost text;\n    BEGIN\n        rx_lost := (SELECT string_agg(lost.what, '; ')"
                        + " FROM (\n            " + String.join("\n            UNION ALL ", queries)
                        + ") AS lost (what));\n"
                        + "        IF rx_lost IS NOT NULL THEN\n"
                        + "            RAISE EXCEPTION USING ERRCODE = 'check_violation', MESSAGE = rx_lost;\n"
                        + "        END IF;\n    END" + after,
                "Stops here, before any change, if something would be lost that cannot be restored");
    }

    private static void add(List<String> queries, String query, List<String> rows) {
        if (!rows.isEmpty()) {
            queries.add(query.formatted(String.join(", ", rows)).strip());
        }
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}

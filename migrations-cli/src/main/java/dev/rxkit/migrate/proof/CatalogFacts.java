package dev.rxkit.migrate.proof;

import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Catalogue properties that a schema does not contain: privileges, owners, comments, states, settings, and objects that are not modelled. No change concerns them, so a plan must preserve them.
 */
final class CatalogFacts {
    /** Kinds of objects that are dropped only together with their table or one of their columns. */
    private static final Set<String> STAYING = Set.of("rule", "policy", "statistics", "exclusion constraint");

    private static final String THERE = "there";
    private static final String FIXED = "has a type of a fixed length";

    private static final String POSTGRESQL = """
            WITH t AS (SELECT nullif(n.nspname, current_schema()) AS space, c.*
                    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                    WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'),
                a AS (SELECT t.space, t.relname, a.*, y.typstorage FROM t JOIN pg_attribute a ON a.attrelid = t.oid
                    JOIN pg_type y ON y.oid = a.atttypid WHERE a.attnum > 0 AND NOT a.attisdropped),
                u AS (SELECT p.classid, p.objid, a.attrelid, array_agg(DISTINCT CAST(a.attname AS text)) AS names FROM a
                    JOIN pg_depend p ON p.refobjid = a.attrelid AND p.refobjsubid = a.attnum
                        AND p.refclassid = 'pg_class'::regclass GROUP BY 1, 2, 3),
                i AS (SELECT t.space, t.relname, c.oid, c.relname AS name, c.reloptions, x.*
                    FROM t JOIN pg_index x ON x.indrelid = t.oid JOIN pg_class c ON c.oid = x.indexrelid)
            SELECT 'table', t.space, t.relname, '', NULL::text[], unnest(ARRAY['there', 'owner ' || pg_get_userbyid(t.relowner),
                'rights ' || coalesce((SELECT string_agg(g.item, ', ' ORDER BY g.item)
                    FROM unnest(CAST(t.relacl AS text[])) g (item)), 'by default'),
                CASE WHEN t.relrowsecurity THEN 'row level security' END,
                CASE WHEN t.relforcerowsecurity THEN 'row level security for its owner' END,
                'replica identity ' || CAST(t.relreplident AS text)]) FROM t
            UNION ALL SELECT 'column', a.space, a.relname, a.attname, NULL, unnest(ARRAY['there',
                'rights ' || coalesce((SELECT string_agg(g.item, ', ' ORDER BY g.item)
                    FROM unnest(CAST(a.attacl AS text[])) g (item)), 'by default'),
                CASE WHEN a.attstattarget >= 0 THEN 'statistics ' || a.attstattarget END,
                'options ' || CAST(a.attoptions AS text), 'compression ' || nullif(CAST(a.attcompression AS text), ''),
                CASE WHEN a.typstorage = 'p' THEN 'has a type of a fixed length' END,
                CASE WHEN a.attstorage <> a.typstorage THEN 'storage ' || CAST(a.attstorage AS text) END]) FROM a
            UNION ALL SELECT CASE k.contype WHEN 'x' THEN 'exclusion constraint' ELSE 'constraint' END, t.space, t.relname, k.conname,
                CASE k.contype WHEN 'x' THEN (SELECT u.names FROM u WHERE u.classid = 'pg_constraint'::regclass AND u.objid = k.oid
                    AND u.attrelid = t.oid) END,
                unnest(ARRAY['there', 'comment ' || obj_description(k.oid, 'pg_constraint')])
                FROM t JOIN pg_constraint k ON k.conrelid = t.oid WHERE k.contype <> 't'
            UNION ALL SELECT 'index', i.space, i.relname, i.name, NULL, unnest(ARRAY['there',
                'comment ' || obj_description(i.oid, 'pg_class'), 'settings ' || CAST(i.reloptions AS text),
                CASE WHEN i.indisclustered THEN 'clusters' END, CASE WHEN i.indisreplident THEN 'is the replica identity' END])
                FROM i
            UNION ALL SELECT 'trigger', t.space, t.relname, g.tgname, NULL, unnest(ARRAY['there', 'enabled ' || CAST(g.tgenabled AS text),
                'comment ' || obj_description(g.oid, 'pg_trigger')])
                FROM t JOIN pg_trigger g ON g.tgrelid = t.oid AND NOT g.tgisinternal
            UNION ALL SELECT 'rule', t.space, t.relname, r.rulename, NULL, unnest(ARRAY['there', 'enabled ' || CAST(r.ev_enabled AS text),
                'comment ' || obj_description(r.oid, 'pg_rewrite')])
                FROM t JOIN pg_rewrite r ON r.ev_class = t.oid AND r.rulename <> '_RETURN'
            UNION ALL SELECT 'policy', t.space, t.relname, p.polname, NULL, unnest(ARRAY['there',
                'comment ' || obj_description(p.oid, 'pg_policy')]) FROM t JOIN pg_policy p ON p.polrelid = t.oid
            UNION ALL SELECT 'statistics', t.space, t.relname, s.stxname,
                (SELECT u.names FROM u WHERE u.classid = 'pg_statistic_ext'::regclass AND u.objid = s.oid AND u.attrelid = t.oid),
                unnest(ARRAY['there', 'comment ' || obj_description(s.oid, 'pg_statistic_ext')])
                FROM t JOIN pg_statistic_ext s ON s.stxrelid = t.oid
            UNION ALL SELECT 'type', nullif(n.nspname, current_schema()), y.typname, '', NULL, unnest(ARRAY['there',
                'owner ' || pg_get_userbyid(y.typowner), 'comment ' || obj_description(y.oid, 'pg_type'),
                'rights ' || coalesce((SELECT string_agg(g.item, ', ' ORDER BY g.item)
                    FROM unnest(CAST(y.typacl AS text[])) g (item)), 'by default')])
                FROM pg_type y JOIN pg_namespace n ON n.oid = y.typnamespace WHERE y.typtype = 'e'""";

    private static final String MARIADB = """
            SELECT 'view', nullif(table_schema, database()), table_name, '', NULL,
                concat('definer ', definer, ', security ', security_type, ', algorithm ', algorithm)
                FROM information_schema.views WHERE table_schema = database()
            UNION ALL SELECT 'view', nullif(table_schema, database()), table_name, '', NULL, 'there'
                FROM information_schema.views WHERE table_schema = database()
            UNION ALL SELECT 'trigger', nullif(event_object_schema, database()), event_object_table, trigger_name, NULL,
                concat('definer ', definer, ', sql_mode ', sql_mode)
                FROM information_schema.triggers WHERE trigger_schema = database()
            UNION ALL SELECT 'trigger', nullif(event_object_schema, database()), event_object_table, trigger_name, NULL, 'there'
                FROM information_schema.triggers WHERE trigger_schema = database()
            UNION ALL SELECT DISTINCT 'index', nullif(table_schema, database()), table_name, index_name, NULL,
                concat('comment ', index_comment) FROM information_schema.statistics
                WHERE table_schema = database() AND index_comment <> ''
            UNION ALL SELECT DISTINCT 'index', nullif(table_schema, database()), table_name, index_name, NULL, 'there'
                FROM information_schema.statistics WHERE table_schema = database()
            UNION ALL SELECT 'table', nullif(table_schema, database()), table_name, '', NULL, 'there'
                FROM information_schema.tables WHERE table_schema = database()""";

    /** One property of one object.
     *
     * @param table the table, view or type
     * @param name the name of the object that belongs to the table, or empty for the table itself
     * @param uses the columns of the table that the object depends on
     */
    private record Fact(String kind, TableName table, String name, List<String> uses, String text) {
        Fact with(String otherText) {
            return new Fact(kind, table, name, List.of(), otherText);
        }

        Fact renamed(Renaming renaming) {
            return new Fact(
                    kind,
                    renaming.table(table),
                    kind.equals("column") ? renaming.column(table, name) : name,
                    uses.stream().map(column -> renaming.column(table, column)).toList(),
                    text);
        }

        @Override
        public String toString() {
            return text + " of " + kind + " "
                    + (name.isEmpty() ? table : kind.equals("column") ? table + "." + name : name + " of " + table);
        }
    }

    private final List<Fact> facts;
    private final Set<Fact> known = new LinkedHashSet<>();

    private CatalogFacts(List<Fact> facts) {
        this.facts = facts;
        facts.forEach(fact -> known.add(fact.with(fact.text())));
    }

    /** Reads the properties; none on SQLite. */
    static CatalogFacts of(Dialect dialect, Connection connection) throws SQLException {
        String sql = switch (dialect.name()) {
            case "postgresql" -> POSTGRESQL;
            case "mariadb" -> MARIADB;
            default -> "";
        };
        List<Fact> facts = new ArrayList<>();
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(sql)) {
                while (rows.next()) {
                    String text = rows.getString(6);
                    if (text != null) {
                        facts.add(new Fact(
                                rows.getString(1),
                                new TableName(rows.getString(2), rows.getString(3)),
                                rows.getString(4),
                                uses(rows),
                                text));
                    }
                }
            }
        }
        return new CatalogFacts(facts);
    }

    private static List<String> uses(ResultSet rows) throws SQLException {
        @Nullable
        Object names = rows.getObject(5) == null ? null : rows.getArray(5).getArray();
        return names instanceof String[] all ? List.of(all) : List.of();
    }

    /** Returns the properties missing in {@code after} although their table, columns and object exist there. */
    Set<String> lost(CatalogFacts after, Renaming renaming) {
        Set<String> lost = new TreeSet<>();
        for (Fact fact : facts) {
            Fact now = fact.renamed(renaming);
            if (!after.known.contains(now.with(now.text())) && after.hasPlaceFor(now)) {
                lost.add(fact.toString());
            }
        }
        return lost;
    }

    private boolean hasPlaceFor(Fact fact) {
        TableName table = fact.table();
        boolean there = STAYING.contains(fact.kind())
                ? known.contains(new Fact("table", table, "", List.of(), THERE))
                : known.contains(fact.with(THERE));
        boolean storage = fact.text().startsWith("storage ") || fact.text().startsWith("compression ");
        return there
                && !fact.text().equals(FIXED)
                && !(storage && known.contains(fact.with(FIXED)))
                && fact.uses().stream()
                        .allMatch(column -> known.contains(new Fact("column", table, column, List.of(), THERE)));
    }

    /** Returns the properties that {@code after} contains as well. */
    CatalogFacts in(CatalogFacts after, Renaming renaming) {
        return new CatalogFacts(facts.stream()
                .filter(fact -> {
                    Fact now = fact.renamed(renaming);
                    return after.known.contains(now.with(now.text()));
                })
                .toList());
    }

    /** Returns a renaming that changes no name. */
    static Renaming unchanged() {
        return new Renaming(Map.of(), Map.of());
    }
}

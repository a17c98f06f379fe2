package dev.rxkit.migrate.objects;

import dev.rxkit.servers.TestServer;
import dev.rxkit.servers.TestSpace;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * The contents of a database by queries that share no code with the inspectors: {@code pg_get_*def}, {@code SHOW
 * CREATE}, SQLite's pragmas. The order of columns and of other things is left out.
 */
public final class CatalogDump {
    private static final String USER = "n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'";

    private static final List<String> POSTGRES = List.of(
            "SELECT 'schema ' || n.nspname FROM pg_namespace n WHERE " + USER,
            "SELECT 'extension ' || extname FROM pg_extension",
            "SELECT concat_ws(' ', c.relkind, c.oid::regclass, c.relpersistence, c.reloptions, c.relrowsecurity,"
                    + " c.relforcerowsecurity, c.relreplident, pg_get_expr(c.relpartbound, c.oid), CASE c.relkind WHEN 'p' THEN"
                    + " pg_get_partkeydef(c.oid) END, (SELECT string_agg(inhparent::regclass::text, ',') FROM pg_inherits"
                    + " WHERE inhrelid = c.oid AND c.relkind IN ('r', 'p'))) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                    + " WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND " + USER,
            "SELECT concat_ws(' ', 'column', c.oid::regclass, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull,"
                    + " a.attidentity, a.attgenerated, a.attstorage, nullif(a.attcompression, ''), a.attstattarget, a.attoptions, nullif(a.attcollation, 100)::regcollation,"
                    + " pg_get_expr(d.adbin, d.adrelid)) FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
                    + " WHERE a.attnum > 0 AND NOT a.attisdropped AND c.relkind IN ('r', 'p', 'c', 'v', 'm', 'f') AND "
                    + USER,
            "SELECT concat_ws(' ', 'constraint', CASE WHEN k.conrelid <> 0 THEN k.conrelid::regclass::text ELSE k.contypid::regtype::text END,"
                    + " k.conname, pg_get_constraintdef(k.oid)) FROM pg_constraint k JOIN pg_namespace n ON n.oid = k.connamespace"
                    + " WHERE k.contype <> 'n' AND " + USER,
            "SELECT pg_get_indexdef(i.indexrelid) FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + USER,
            "SELECT concat_ws(' ', pg_get_triggerdef(g.oid), g.tgenabled) FROM pg_trigger g WHERE NOT g.tgisinternal",
            "SELECT pg_get_ruledef(r.oid) FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE " + USER,
            "SELECT concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polpermissive, polroles::regrole[],"
                    + " pg_get_expr(polqual, polrelid), '/', pg_get_expr(polwithcheck, polrelid)) FROM pg_policy",
            "SELECT CASE p.prokind WHEN 'a' THEN concat_ws(' ', p.oid::regprocedure, a.aggtransfn, a.aggfinalfn, a.aggtranstype::regtype,"
                    + " a.agginitval) ELSE pg_get_functiondef(p.oid) END FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace"
                    + " LEFT JOIN pg_aggregate a ON a.aggfnoid = p.oid WHERE " + USER,
            "SELECT concat_ws(' ', 'type', t.oid::regtype, t.typtype, t.typnotnull, t.typdefault, format_type(nullif(t.typbasetype, 0), t.typtypmod),"
                    + " (SELECT string_agg(enumlabel, ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid),"
                    + " (SELECT concat(rngsubtype::regtype, ' ', rngsubdiff) FROM pg_range WHERE rngtypid = t.oid))"
                    + " FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE t.typtype IN ('d', 'e', 'r', 'c') AND "
                    + USER,
            "SELECT concat_ws(' ', 'sequence', s.seqrelid::regclass, s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmin, s.seqmax,"
                    + " s.seqcache, s.seqcycle, (SELECT concat(refobjid::regclass, '.', refobjsubid > 0, deptype) FROM pg_depend WHERE objid = s.seqrelid"
                    + " AND deptype IN ('a', 'i') AND classid = 'pg_class'::regclass)) FROM pg_sequence s",
            "SELECT concat_ws(' ', 'comment', i.type, i.identity, d.description) FROM pg_description d"
                    + " CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) i WHERE d.objoid >= 16384",
            "SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext",
            "SELECT concat_ws(' ', 'collation', c.collname, c.collprovider, c.collisdeterministic) FROM pg_collation c"
                    + " JOIN pg_namespace n ON n.oid = c.collnamespace WHERE " + USER,
            "SELECT concat_ws(' ', 'rights', c.oid::regclass, g.grantee::regrole, g.privilege_type, g.is_grantable) FROM pg_class c"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace CROSS JOIN LATERAL aclexplode(c.relacl) g"
                    + " WHERE g.grantee <> c.relowner AND " + USER,
            "SELECT concat_ws(' ', 'rights', p.oid::regprocedure, g.grantee::regrole, g.privilege_type, g.is_grantable) FROM pg_proc p"
                    + " JOIN pg_namespace n ON n.oid = p.pronamespace CROSS JOIN LATERAL aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g"
                    + " WHERE g.grantee <> p.proowner AND " + USER);

    private static final String PLAIN =
            "lower(replace(replace(replace(replace(replace(replace(%s, '\"', ''), '`', ''), '[', ''), ']', ''), char(10), ' '), '  ', ' '))";

    private static final List<String> SQLITE = List.of(
            "SELECT type || ' ' || name || ' ' || " + PLAIN.formatted("sql")
                    + " FROM sqlite_schema WHERE type IN ('view', 'trigger')" + " OR sql LIKE 'CREATE VIRTUAL%'",
            "SELECT concat_ws(' ', l.type, l.name, l.wr, l.strict, (SELECT (sql LIKE '%autoincrement%') || ' '"
                    + " || (length(sql) - length(replace(upper(sql), 'CHECK', ''))) FROM sqlite_schema s WHERE s.name = l.name))"
                    + " FROM pragma_table_list l WHERE l.schema = 'main' AND l.name <> 'sqlite_sequence'",
            "SELECT concat_ws(' ', l.name, x.name, x.type, x.\"notnull\", " + PLAIN.formatted("x.dflt_value")
                    + ", x.pk, x.hidden) FROM pragma_table_list l JOIN pragma_table_xinfo(l.name) x WHERE l.type = 'table' AND l.name <> 'sqlite_sequence'",
            "SELECT concat_ws(' ', l.name, i.\"unique\", i.origin, i.partial, (SELECT group_concat(concat_ws(' ', x.name, x.desc, x.coll))"
                    + " FROM pragma_index_xinfo(i.name) x WHERE x.key), CASE i.origin WHEN 'c' THEN (SELECT "
                    + PLAIN.formatted("sql")
                    + " FROM sqlite_schema s WHERE s.name = i.name) END) FROM pragma_table_list l JOIN pragma_index_list(l.name) i"
                    + " WHERE l.type = 'table'",
            "SELECT concat_ws(' ', l.name, f.\"table\", f.\"from\", f.\"to\", f.on_update, f.on_delete, f.match) FROM pragma_table_list l"
                    + " JOIN pragma_foreign_key_list(l.name) f WHERE l.type = 'table'");

    private CatalogDump() {}

    public static List<String> of(TestSpace space) throws SQLException {
        TreeSet<String> lines = new TreeSet<>();
        try (Connection connection = space.connect()) {
            if (space.server() == TestServer.POSTGRESQL) {
                for (String sql : POSTGRES) {
                    lines.addAll(strings(connection, sql, 1));
                }
            } else if (space.server() == TestServer.SQLITE) {
                for (String sql : SQLITE) {
                    lines.addAll(strings(connection, sql, 1));
                }
            } else {
                mariadb(connection, lines);
            }
        }
        return List.copyOf(lines);
    }

    private static void mariadb(Connection connection, TreeSet<String> lines) throws SQLException {
        String all = "SELECT table_type, table_name FROM information_schema.tables WHERE table_schema = DATABASE()"
                + " UNION ALL SELECT routine_type, routine_name FROM information_schema.routines WHERE routine_schema = DATABASE()"
                + " UNION ALL SELECT 'TRIGGER', trigger_name FROM information_schema.triggers WHERE event_object_schema = DATABASE()";
        List<String> kinds = strings(connection, all, 1);
        List<String> names = strings(connection, all, 2);
        for (int i = 0; i < kinds.size(); i++) {
            String kind = kinds.get(i).equals("BASE TABLE") || kinds.get(i).equals("SYSTEM VERSIONED")
                    ? "TABLE"
                    : kinds.get(i);
            int column = kind.equals("FUNCTION") || kind.equals("PROCEDURE") || kind.equals("TRIGGER") ? 3 : 2;
            for (String text : strings(connection, "SHOW CREATE " + kind + " `" + names.get(i) + "`", column)) {
                for (String line : text.split("\n")) {
                    lines.add(names.get(i) + " "
                            + line.strip()
                                    .replaceAll(",$", "")
                                    .replaceAll(" AUTO_INCREMENT=\\d+", "")
                                    .replace("`" + connection.getCatalog() + "`.", "")
                                    .replaceAll("(FOR EACH ROW) +", "$1 ")
                                    .replaceAll(" TRIGGER (\\w+) (.*) ON (\\w+) ", " TRIGGER `$1` $2 ON `$3` "));
                }
            }
        }
    }

    private static List<String> strings(Connection connection, String sql, int column) throws SQLException {
        List<String> strings = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                strings.add(String.valueOf(rows.getString(column)));
            }
        }
        return strings;
    }
}

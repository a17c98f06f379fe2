package dev.rxkit.database.postgres;

import dev.rxkit.schema.StoredObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Reads the objects other than tables and enum types, with the statements that create them. What no statement here
 * describes is an object of the kind {@link StoredObject.Kind#OTHER}.
 */
final class PostgresObjects {

    private static final String SPACES = """
            WITH spaces AS (SELECT oid, nspname FROM pg_catalog.pg_namespace WHERE nspname = ANY (?))
            """;

    /** Parts of the queries that several of them need; a name in braces stands for its text. */
    private static final String[][] PARTS = {
        {"{type}", "pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.typname)"},
        {"{relation}", "pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)"},
    };

    private static final String TYPES = """
            SELECT 'COLLATION', l.oid::bigint, n.nspname::text, l.collname::text, NULL::text, NULL::text,
              'CREATE COLLATION ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(l.collname) || ' (provider = '
              || CASE l.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END
              || coalesce(', locale = ' || pg_catalog.quote_literal(coalesce(j.row ->> 'colllocale', j.row ->> 'colliculocale')), '')
              || CASE WHEN l.collprovider = 'c' THEN ', lc_collate = ' || pg_catalog.quote_literal(l.collcollate)
                 || ', lc_ctype = ' || pg_catalog.quote_literal(l.collctype) ELSE '' END
              || coalesce(', rules = ' || pg_catalog.quote_literal(j.row ->> 'collicurules'), '')
              || CASE WHEN l.collisdeterministic THEN '' ELSE ', deterministic = false' END || ')'
              FROM pg_catalog.pg_collation l JOIN spaces n ON n.oid = l.collnamespace
              CROSS JOIN LATERAL (SELECT pg_catalog.to_jsonb(l) AS row) j WHERE {own l.oid pg_collation}
            UNION ALL SELECT 'DOMAIN', t.oid::bigint, n.nspname, t.typname, NULL, NULL,
              'CREATE DOMAIN ' || {type} || ' AS ' || pg_catalog.format_type(t.typbasetype, t.typtypmod)
              || coalesce((SELECT ' COLLATE ' || pg_catalog.quote_ident(ln.nspname) || '.' || pg_catalog.quote_ident(l.collname)
                 FROM pg_catalog.pg_collation l JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
                 JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
                 WHERE l.oid = t.typcollation AND t.typcollation <> b.typcollation), '')
              || CASE WHEN t.typnotnull THEN ' NOT NULL' ELSE '' END || coalesce(' DEFAULT ' || t.typdefault, '')
              || coalesce((SELECT pg_catalog.string_agg(' CONSTRAINT ' || pg_catalog.quote_ident(k.conname) || ' '
                 || pg_catalog.pg_get_constraintdef(k.oid), '' ORDER BY k.conname) FROM pg_catalog.pg_constraint k
                 WHERE k.contypid = t.oid AND k.contype = 'c' AND k.convalidated), '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || 'ALTER DOMAIN ' || {type} || ' ADD CONSTRAINT '
                 || pg_catalog.quote_ident(k.conname) || ' ' || pg_catalog.pg_get_constraintdef(k.oid)
                 || CASE WHEN pg_catalog.pg_get_constraintdef(k.oid) LIKE '%NOT VALID' THEN '' ELSE ' NOT VALID' END, ''
                 ORDER BY k.conname) FROM pg_catalog.pg_constraint k
                 WHERE k.contypid = t.oid AND k.contype = 'c' AND NOT k.convalidated), '')
              FROM pg_catalog.pg_type t JOIN spaces n ON n.oid = t.typnamespace
              WHERE t.typtype = 'd' AND {own t.oid pg_type}
            UNION ALL SELECT 'TYPE', t.oid::bigint, n.nspname, t.typname, NULL, NULL, 'CREATE TYPE ' || {type} || ' AS ('
              || coalesce((SELECT pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' '
                 || pg_catalog.format_type(a.atttypid, a.atttypmod)
                 || CASE WHEN a.attcollation <> b.typcollation THEN ' COLLATE ' || pg_catalog.quote_ident(ln.nspname) || '.'
                    || pg_catalog.quote_ident(l.collname) ELSE '' END, ', ' ORDER BY a.attnum)
                 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_type b ON b.oid = a.atttypid
                 LEFT JOIN pg_catalog.pg_collation l ON l.oid = a.attcollation
                 LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped), '') || ')'
              FROM pg_catalog.pg_type t JOIN spaces n ON n.oid = t.typnamespace
              JOIN pg_catalog.pg_class c ON c.oid = t.typrelid AND c.relkind = 'c' WHERE {own t.oid pg_type}
            UNION ALL SELECT 'TYPE', t.oid::bigint, n.nspname, t.typname, NULL, NULL, 'CREATE TYPE ' || {type}
              || ' AS RANGE (SUBTYPE = ' || pg_catalog.format_type(r.rngsubtype, NULL)
              || CASE WHEN o.opcdefault THEN '' ELSE ', SUBTYPE_OPCLASS = ' || pg_catalog.quote_ident(o.opcname) END
              || CASE WHEN r.rngcollation = b.typcollation THEN ''
                 ELSE coalesce(', COLLATION = ' || pg_catalog.quote_ident(ln.nspname) || '.' || pg_catalog.quote_ident(l.collname), '') END
              || CASE WHEN r.rngcanonical = 0 THEN '' ELSE ', CANONICAL = ' || r.rngcanonical::text END
              || CASE WHEN r.rngsubdiff = 0 THEN '' ELSE ', SUBTYPE_DIFF = ' || r.rngsubdiff::text END
              || coalesce((SELECT ', MULTIRANGE_TYPE_NAME = ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(m.typname)
                 FROM pg_catalog.pg_type m WHERE m.oid::text = pg_catalog.to_jsonb(r) ->> 'rngmultitypid'), '') || ')'
              FROM pg_catalog.pg_type t JOIN spaces n ON n.oid = t.typnamespace
              JOIN pg_catalog.pg_range r ON r.rngtypid = t.oid JOIN pg_catalog.pg_opclass o ON o.oid = r.rngsubopc
              JOIN pg_catalog.pg_type b ON b.oid = r.rngsubtype
              LEFT JOIN pg_catalog.pg_collation l ON l.oid = r.rngcollation
              LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace
              WHERE t.typtype = 'r' AND {own t.oid pg_type}
            UNION ALL SELECT 'SEQUENCE', c.oid::bigint, n.nspname, c.relname, NULL, NULL, 'CREATE '
              || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'SEQUENCE ' || {relation}
              || ' AS ' || pg_catalog.format_type(s.seqtypid, NULL) || ' INCREMENT BY ' || s.seqincrement
              || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax || ' START WITH ' || s.seqstart || ' CACHE ' || s.seqcache
              || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE ' NO CYCLE' END
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_sequence s ON s.seqrelid = c.oid
              WHERE c.relpersistence <> 't' AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend w WHERE w.objid = c.oid
              AND w.classid = 'pg_catalog.pg_class'::regclass AND w.deptype IN ('i', 'e')) AND NOT {counter}
            """;

    /** Whether a sequence belongs to the default of the column that owns it, and is described by that column. */
    private static final String COUNTER = """
            EXISTS (SELECT 1 FROM pg_catalog.pg_depend w JOIN pg_catalog.pg_attrdef f ON f.adrelid = w.refobjid
              AND f.adnum = w.refobjsubid JOIN pg_catalog.pg_depend u ON u.objid = f.oid
              AND u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.refobjid = w.objid
              AND u.refclassid = 'pg_catalog.pg_class'::regclass
              WHERE w.objid = c.oid AND w.classid = 'pg_catalog.pg_class'::regclass AND w.deptype = 'a'
              AND pg_catalog.pg_get_expr(f.adbin, f.adrelid) LIKE 'nextval(%')""";

    private static final String OWNED = """
            SELECT 'SEQUENCE_OWNER', c.oid::bigint, n.nspname::text, c.relname::text, rn.nspname::text, r.relname::text,
              'ALTER SEQUENCE ' || {relation} || ' OWNED BY ' || pg_catalog.quote_ident(rn.nspname) || '.'
              || pg_catalog.quote_ident(r.relname) || '.' || pg_catalog.quote_ident(a.attname)
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_depend w ON w.objid = c.oid AND w.classid = 'pg_catalog.pg_class'::regclass
              AND w.refclassid = 'pg_catalog.pg_class'::regclass AND w.deptype = 'a'
              JOIN pg_catalog.pg_class r ON r.oid = w.refobjid JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = r.oid AND a.attnum = w.refobjsubid
              WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND NOT {counter}
            """;

    private static final String ROUTINES = """
            SELECT 'ROUTINE', p.oid::bigint, n.nspname::text,
              p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', NULL::text, NULL::text,
              pg_catalog.pg_get_functiondef(p.oid)
              FROM pg_catalog.pg_proc p JOIN spaces n ON n.oid = p.pronamespace
              WHERE p.prokind IN ('f', 'p', 'w') AND {own p.oid pg_proc}
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend i WHERE i.objid = p.oid
              AND i.classid = 'pg_catalog.pg_proc'::regclass AND i.deptype = 'i')
            UNION ALL SELECT 'AGGREGATE', p.oid::bigint, n.nspname,
              p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', NULL, NULL,
              'CREATE AGGREGATE ' || pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) || '('
              || pg_catalog.pg_get_function_arguments(p.oid) || ') (SFUNC = ' || a.aggtransfn::text
              || ', STYPE = ' || pg_catalog.format_type(a.aggtranstype, NULL)
              || CASE WHEN a.aggtransspace = 0 THEN '' ELSE ', SSPACE = ' || a.aggtransspace END
              || CASE WHEN a.aggfinalfn = 0 THEN '' ELSE ', FINALFUNC = ' || a.aggfinalfn::text END
              || CASE WHEN a.aggfinalextra THEN ', FINALFUNC_EXTRA' ELSE '' END
              || CASE WHEN a.aggcombinefn = 0 THEN '' ELSE ', COMBINEFUNC = ' || a.aggcombinefn::text END
              || CASE WHEN a.aggserialfn = 0 THEN '' ELSE ', SERIALFUNC = ' || a.aggserialfn::text END
              || CASE WHEN a.aggdeserialfn = 0 THEN '' ELSE ', DESERIALFUNC = ' || a.aggdeserialfn::text END
              || coalesce(', INITCOND = ' || pg_catalog.quote_literal(a.agginitval), '')
              || CASE WHEN a.aggmtransfn = 0 THEN '' ELSE ', MSFUNC = ' || a.aggmtransfn::text || ', MINVFUNC = '
                 || a.aggminvtransfn::text || ', MSTYPE = ' || pg_catalog.format_type(a.aggmtranstype, NULL)
                 || CASE WHEN a.aggmfinalfn = 0 THEN '' ELSE ', MFINALFUNC = ' || a.aggmfinalfn::text END
                 || coalesce(', MINITCOND = ' || pg_catalog.quote_literal(a.aggminitval), '') END
              || CASE WHEN a.aggsortop = 0 THEN '' ELSE ', SORTOP = ' || pg_catalog.regoperout(a.aggsortop)::text END
              || CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' ELSE '' END
              || CASE a.aggkind WHEN 'h' THEN ', HYPOTHETICAL' ELSE '' END || ')'
              FROM pg_catalog.pg_proc p JOIN spaces n ON n.oid = p.pronamespace
              JOIN pg_catalog.pg_aggregate a ON a.aggfnoid = p.oid WHERE {own p.oid pg_proc}
            """;

    private static final String VIEWS = """
            SELECT 'VIEW', c.oid::bigint, n.nspname::text, c.relname::text, NULL::text, NULL::text,
              'CREATE ' || CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' ELSE '' END || 'VIEW ' || {relation}
              || coalesce(' WITH (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')', '')
              || ' AS ' || pg_catalog.rtrim(pg_catalog.pg_get_viewdef(c.oid), '; ')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || pg_catalog.pg_get_indexdef(i.indexrelid), ''
                 ORDER BY i.indexrelid) FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid), '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || 'ALTER VIEW ' || {relation} || ' ALTER COLUMN '
                 || pg_catalog.quote_ident(a.attname) || ' SET DEFAULT ' || pg_catalog.pg_get_expr(f.adbin, f.adrelid), ''
                 ORDER BY a.attnum) FROM pg_catalog.pg_attrdef f JOIN pg_catalog.pg_attribute a ON a.attrelid = f.adrelid
                 AND a.attnum = f.adnum WHERE f.adrelid = c.oid), '')
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND {own c.oid pg_class}
            UNION ALL SELECT 'TRIGGER', g.oid::bigint, n.nspname, g.tgname, n.nspname, c.relname,
              pg_catalog.pg_get_triggerdef(g.oid)
              || CASE g.tgenabled WHEN 'O' THEN '' ELSE ';' || chr(10) || 'ALTER TABLE ' || {relation}
                 || CASE g.tgenabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
                 || ' TRIGGER ' || pg_catalog.quote_ident(g.tgname) END
              FROM pg_catalog.pg_trigger g JOIN pg_catalog.pg_class c ON c.oid = g.tgrelid
              JOIN spaces n ON n.oid = c.relnamespace
              WHERE NOT g.tgisinternal AND c.relname <> 'flyway_schema_history' AND {own g.oid pg_trigger}
              AND coalesce(pg_catalog.to_jsonb(g) ->> 'tgparentid', '0') = '0'
            UNION ALL SELECT 'RULE', r.oid::bigint, n.nspname, r.rulename, n.nspname, c.relname,
              pg_catalog.rtrim(pg_catalog.pg_get_ruledef(r.oid), ';')
              || CASE r.ev_enabled WHEN 'O' THEN '' ELSE ';' || chr(10) || 'ALTER TABLE ' || {relation}
                 || CASE r.ev_enabled WHEN 'D' THEN ' DISABLE' WHEN 'R' THEN ' ENABLE REPLICA' ELSE ' ENABLE ALWAYS' END
                 || ' RULE ' || pg_catalog.quote_ident(r.rulename) END
              FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
              JOIN spaces n ON n.oid = c.relnamespace WHERE r.rulename <> '_RETURN' AND {own c.oid pg_class}
            UNION ALL SELECT 'POLICY', p.oid::bigint, n.nspname, p.polname, n.nspname, c.relname,
              'CREATE POLICY ' || pg_catalog.quote_ident(p.polname) || ' ON ' || {relation}
              || CASE WHEN p.polpermissive THEN '' ELSE ' AS RESTRICTIVE' END
              || CASE p.polcmd WHEN 'r' THEN ' FOR SELECT' WHEN 'a' THEN ' FOR INSERT' WHEN 'w' THEN ' FOR UPDATE'
                 WHEN 'd' THEN ' FOR DELETE' ELSE '' END
              || CASE WHEN p.polroles = '{0}' THEN '' ELSE ' TO ' || (SELECT pg_catalog.string_agg(
                 CASE o WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(o)) END, ', ' ORDER BY i)
                 FROM pg_catalog.unnest(p.polroles) WITH ORDINALITY u(o, i)) END
              || coalesce(' USING (' || pg_catalog.pg_get_expr(p.polqual, p.polrelid) || ')', '')
              || coalesce(' WITH CHECK (' || pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) || ')', '')
              FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
              JOIN spaces n ON n.oid = c.relnamespace
            UNION ALL SELECT 'STATISTICS', x.oid::bigint, n.nspname, x.stxname, cn.nspname, c.relname,
              pg_catalog.pg_get_statisticsobjdef(x.oid)
              FROM pg_catalog.pg_statistic_ext x JOIN spaces n ON n.oid = x.stxnamespace
              JOIN pg_catalog.pg_class c ON c.oid = x.stxrelid JOIN pg_catalog.pg_namespace cn ON cn.oid = c.relnamespace
            """;

    private PostgresObjects() {}

    /**
     * A query and the condition on which it can have rows. A query that has none is left out, because the server takes
     * longer to plan the long query of all parts than to run it.
     */
    private record Part(String present, String query) {}

    /** The parts in the order of their objects. */
    private static final List<Part> ALL = List.of(
            new Part(PostgresPresence.NAMESPACES, PostgresSurroundings.NAMESPACES),
            new Part(PostgresPresence.EXTENSIONS, PostgresSurroundings.EXTENSIONS),
            new Part(PostgresPresence.TYPES, TYPES),
            new Part(PostgresPresence.ROUTINES, ROUTINES),
            new Part(PostgresPresence.TABLES, PostgresSurroundings.TABLES),
            new Part(PostgresPresence.SEQUENCES, OWNED),
            new Part(PostgresPresence.VIEWS, VIEWS),
            new Part(PostgresPresence.COMMENTS, PostgresSurroundings.COMMENTS),
            new Part(PostgresPresence.PRIVILEGES, PostgresSurroundings.PRIVILEGES),
            new Part(PostgresPresence.OTHERS, PostgresSurroundings.OTHERS));

    /** Returns the objects, in the order in which they were created within each kind. */
    static List<StoredObject> read(PostgresCatalog catalog, PostgresInspector.Names names) throws SQLException {
        String presence = ALL.stream().map(Part::present).collect(Collectors.joining(", ", "SELECT ", ""));
        List<Part> parts = new ArrayList<>();
        for (List<Part> present : catalog.rowsIfAllowed("views and routines", presence, PostgresObjects::present)) {
            parts.addAll(present);
        }
        return parts.isEmpty()
                ? List.of()
                : catalog.rowsIfAllowed("views and routines", sql(parts), row -> object(row, names));
    }

    private static List<Part> present(ResultSet row) throws SQLException {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < ALL.size(); i++) {
            if (row.getBoolean(i + 1)) {
                parts.add(ALL.get(i));
            }
        }
        return parts;
    }

    /** Returns one query of the objects of several parts. */
    private static String sql(List<Part> parts) {
        StringBuilder all = new StringBuilder(SPACES);
        for (int i = 0; i < parts.size(); i++) {
            all.append(i == 0 ? "" : " UNION ALL ")
                    .append(
                            "SELECT q.kind::text, q.id, q.space::text, q.name::text, q.tspace::text, q.relation::text, q.text::text, ")
                    .append(i)
                    .append(" FROM (")
                    .append(parts.get(i).query())
                    .append(") q(kind, id, space, name, tspace, relation, text)");
        }
        String text =
                all.toString().replace("{counter}", COUNTER).replace("{protected}", PostgresSurroundings.PROTECTED);
        for (String[] part : PARTS) {
            text = text.replace(part[0], part[1]);
        }
        return text.replaceAll(
                        "\\{own (\\S+) (\\w+)}",
                        "NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.objid = $1"
                                + " AND e.classid = 'pg_catalog.$2'::regclass AND e.deptype = 'e')")
                + " ORDER BY 8, 2, 4";
    }

    private static boolean isNamedInTable(StoredObject.Kind kind) {
        return kind == StoredObject.Kind.TRIGGER || kind == StoredObject.Kind.RULE || kind == StoredObject.Kind.POLICY;
    }

    private static StoredObject object(ResultSet row, PostgresInspector.Names names) throws SQLException {
        String kind = row.getString(1);
        String table = row.getString(6);
        int word = kind.indexOf(' ');
        StoredObject.Kind own = StoredObject.Kind.valueOf(word < 0 ? kind : kind.substring(0, word));
        String name = isNamedInTable(own)
                ? row.getString(4)
                : names.of(row.getString(3), row.getString(4)).toString();
        return new StoredObject(
                own,
                word < 0 ? name : kind.substring(word + 1) + " " + name,
                table == null ? null : names.of(row.getString(5), table),
                own == StoredObject.Kind.ROUTINE ? row.getString(7) : PostgresPrinted.exact(row.getString(7)));
    }
}

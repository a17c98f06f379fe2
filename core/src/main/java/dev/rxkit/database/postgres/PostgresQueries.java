package dev.rxkit.database.postgres;

/** The queries of PostgreSQL's catalogue; each but one has one parameter, the list of namespaces. */
final class PostgresQueries {

    private static final String OF_EXTENSION = "EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.objid = %s"
            + " AND e.classid = 'pg_catalog.%s'::regclass AND e.deptype = 'e')";

    /** Ordinary and partitioned tables that are not partitions, child tables or part of an extension. */
    private static final String TABLES_FROM =
            " FROM pg_catalog.pg_class c" + " JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace";

    private static final String TABLES_WHERE = " WHERE n.nspname = ANY (?) AND c.relkind IN ('r', 'p')"
            + " AND c.relpersistence <> 't' AND c.relname <> 'flyway_schema_history'"
            + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_inherits h WHERE h.inhrelid = c.oid)"
            + " AND NOT " + OF_EXTENSION.formatted("c.oid", "pg_class");

    static final String TABLES = "SELECT c.oid, n.nspname, c.relname, c.relpersistence = 'u',"
            + " pg_catalog.array_to_string(c.reloptions, ', '), d.description,"
            + " CASE WHEN c.relkind <> 'p' THEN (SELECT 'children '"
            + " || pg_catalog.string_agg(h.inhrelid::pg_catalog.regclass::text, ', ' ORDER BY 1)"
            + " FROM pg_catalog.pg_inherits h WHERE h.inhparent = c.oid) END,"
            + " CASE WHEN c.relkind = 'p' THEN pg_catalog.pg_get_partkeydef(c.oid) END,"
            + " CASE WHEN c.relrowsecurity THEN CASE WHEN c.relforcerowsecurity THEN 'FORCE' ELSE 'ENABLE' END"
            + " WHEN c.relforcerowsecurity THEN 'DISABLE, FORCE' END,"
            + " CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' WHEN 'i' THEN 'USING INDEX' END"
            + TABLES_FROM
            + " LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid"
            + " AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = 0"
            + TABLES_WHERE;

    static final String COLUMNS = "SELECT c.oid, a.attnum, a.attname,"
            + " pg_catalog.format_type(a.atttypid, a.atttypmod), a.attnotnull,"
            + " pg_catalog.pg_get_expr(f.adbin, f.adrelid), a.attidentity, a.attgenerated, o.collname, l.nspname,"
            + " d.description, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,"
            + " CASE WHEN w.deptype = 'a' THEN (SELECT 'CREATE ' || CASE q.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END"
            + " || 'SEQUENCE ' || s.seqrelid::pg_catalog.regclass || ' AS ' || pg_catalog.format_type(s.seqtypid, NULL)"
            + " || ' INCREMENT BY ' || s.seqincrement || ' MINVALUE ' || s.seqmin || ' MAXVALUE ' || s.seqmax"
            + " || ' START WITH ' || s.seqstart || ' CACHE ' || s.seqcache || CASE WHEN s.seqcycle THEN ' CYCLE' ELSE '' END"
            + " FROM pg_catalog.pg_class q WHERE q.oid = s.seqrelid) END,"
            // Servers before 14 have no compression of columns.
            + " pg_catalog.concat_ws('; ', 'STORAGE ' || CASE WHEN a.attstorage = t.typstorage THEN NULL WHEN a.attstorage = 'p'"
            + " THEN 'PLAIN' WHEN a.attstorage = 'e' THEN 'EXTERNAL' WHEN a.attstorage = 'm' THEN 'MAIN' ELSE 'EXTENDED' END,"
            + " 'COMPRESSION ' || CASE pg_catalog.to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,"
            + " 'STATISTICS ' || nullif(a.attstattarget, -1), pg_catalog.array_to_string(a.attoptions, ', '))"
            + TABLES_FROM
            + " JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped"
            + " JOIN pg_catalog.pg_type t ON t.oid = a.atttypid"
            + " LEFT JOIN pg_catalog.pg_attrdef f ON f.adrelid = c.oid AND f.adnum = a.attnum"
            + " LEFT JOIN pg_catalog.pg_collation o ON o.oid = a.attcollation AND a.attcollation <> t.typcollation"
            + " LEFT JOIN pg_catalog.pg_namespace l ON l.oid = o.collnamespace"
            + " LEFT JOIN pg_catalog.pg_description d ON d.objoid = c.oid"
            + " AND d.classoid = 'pg_catalog.pg_class'::regclass AND d.objsubid = a.attnum"
            + " LEFT JOIN (pg_catalog.pg_depend w JOIN pg_catalog.pg_sequence s ON s.seqrelid = w.objid)"
            + " ON w.refobjid = c.oid AND w.refobjsubid = a.attnum AND w.deptype IN ('a', 'i')"
            + " AND w.classid = 'pg_catalog.pg_class'::regclass AND w.refclassid = 'pg_catalog.pg_class'::regclass"
            + " AND (w.deptype = 'i' OR EXISTS (SELECT 1 FROM pg_catalog.pg_depend u WHERE u.objid = f.oid"
            + " AND u.classid = 'pg_catalog.pg_attrdef'::regclass AND u.refobjid = w.objid"
            + " AND u.refclassid = 'pg_catalog.pg_class'::regclass))"
            + TABLES_WHERE + " ORDER BY c.oid, a.attnum";

    static final String CONSTRAINTS = "SELECT c.oid, k.conname, k.contype,"
            + " pg_catalog.array_to_string(k.conkey, ' '), k.confrelid, rn.nspname, r.relname,"
            + " (SELECT pg_catalog.array_agg(ra.attname ORDER BY x.i) FROM pg_catalog.unnest(k.confkey)"
            + " WITH ORDINALITY x(n, i) JOIN pg_catalog.pg_attribute ra ON ra.attrelid = k.confrelid AND ra.attnum = x.n),"
            + " k.confdeltype, k.confupdtype, k.confmatchtype, k.condeferrable, k.condeferred, k.convalidated,"
            + " k.connoinherit, CASE k.contype WHEN 'c' THEN pg_catalog.pg_get_expr(k.conbin, k.conrelid) END,"
            + " pg_catalog.pg_get_constraintdef(k.oid)"
            + TABLES_FROM
            + " JOIN pg_catalog.pg_constraint k ON k.conrelid = c.oid AND k.contype IN ('p', 'u', 'f', 'c', 'x')"
            + " LEFT JOIN pg_catalog.pg_class r ON r.oid = k.confrelid"
            + " LEFT JOIN pg_catalog.pg_namespace rn ON rn.oid = r.relnamespace"
            + TABLES_WHERE + " AND k.conparentid = 0 ORDER BY c.oid, k.conname";

    /**
     * One row for each key part and included column; %s is whether NULLs are not distinct, which old servers do not
     * support.
     */
    static final String INDEXES = "SELECT c.oid, i.indexrelid, ic.relname, i.indisunique, i.indisvalid, am.amname,"
            + " pg_catalog.pg_get_expr(i.indpred, i.indrelid), %s, p.k <= i.indnkeyatts, i.indkey[p.k - 1],"
            + " CASE WHEN i.indkey[p.k - 1] = 0 THEN pg_catalog.pg_get_indexdef(i.indexrelid, p.k, false) END,"
            + " CASE WHEN am.amname = 'btree' AND p.k <= i.indnkeyatts THEN i.indoption[p.k - 1] ELSE 0 END,"
            + " CASE WHEN oc.opcdefault THEN NULL ELSE oc.opcname END,"
            + " CASE WHEN i.indcollation[p.k - 1] <> a.attcollation AND i.indcollation[p.k - 1] <> 0"
            + " THEN co.collname END, CASE WHEN ic.reloptions IS NOT NULL"
            + " OR EXISTS (SELECT 1 FROM pg_catalog.pg_attribute ia WHERE ia.attrelid = ic.oid AND ia.attoptions IS NOT NULL)"
            + " OR i.indkey[p.k - 1] = 0"
            + " AND pg_catalog.strpos(pg_catalog.pg_get_indexdef(i.indexrelid),"
            + " pg_catalog.pg_get_indexdef(i.indexrelid, p.k, false) || ' COLLATE ') > 0"
            + " THEN pg_catalog.pg_get_indexdef(i.indexrelid) END"
            + TABLES_FROM
            + " JOIN pg_catalog.pg_index i ON i.indrelid = c.oid"
            + " JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid"
            + " JOIN pg_catalog.pg_am am ON am.oid = ic.relam"
            + " CROSS JOIN LATERAL pg_catalog.generate_series(1, i.indnatts) p(k)"
            + " LEFT JOIN pg_catalog.pg_opclass oc ON p.k <= i.indnkeyatts AND oc.oid = i.indclass[p.k - 1]"
            + " LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = i.indkey[p.k - 1]"
            + " LEFT JOIN pg_catalog.pg_collation co ON p.k <= i.indnkeyatts AND co.oid = i.indcollation[p.k - 1]"
            + TABLES_WHERE
            + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid"
            + " AND k.conrelid = c.oid AND k.contype IN ('p', 'u', 'x'))"
            + " ORDER BY c.oid, ic.relname, p.k";

    /** The indexes that identify the rows of a table for replication. */
    static final String REPLICA_INDEXES = "SELECT c.oid, 'USING INDEX ' || pg_catalog.quote_ident(r.relname)"
            + TABLES_FROM
            + " JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisreplident"
            + " JOIN pg_catalog.pg_class r ON r.oid = i.indexrelid"
            + TABLES_WHERE + " AND c.relreplident = 'i'";

    static final String ENUMS = "SELECT n.nspname, t.typname,"
            + " (SELECT pg_catalog.array_agg(v.enumlabel ORDER BY v.enumsortorder) FROM pg_catalog.pg_enum v"
            + " WHERE v.enumtypid = t.oid)"
            + " FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace"
            + " WHERE n.nspname = ANY (?) AND t.typtype = 'e' AND NOT "
            + OF_EXTENSION.formatted("t.oid", "pg_type");

    /** Has no parameter. A search path that was set names the namespaces. */
    static final String NAMESPACES = "SELECT n.nspname FROM pg_catalog.pg_namespace n WHERE n.nspname !~ '^pg_'"
            + " AND n.nspname <> 'information_schema' AND NOT " + OF_EXTENSION.formatted("n.oid", "pg_namespace")
            + " AND (current_setting('search_path') = '\"$user\", public'"
            + " OR n.nspname = ANY (pg_catalog.current_schemas(false)))";

    private PostgresQueries() {}

    /** Returns the query of indexes for a server of the given version. */
    static String indexes(int version) {
        return INDEXES.formatted(version >= 150_000 ? "i.indnullsnotdistinct" : "false");
    }
}

package dev.rxkit.database.postgres;

/**
 * Queries of what is around tables, views and routines: namespaces, extensions, partitions, comments, privileges, and
 * objects of other kinds. Their columns are those of {@link PostgresObjects}: kind, position, namespace, name, the
 * table's namespace and name, text.
 */
final class PostgresSurroundings {

    static final String NAMESPACES = """
            SELECT 'SCHEMA', n.oid::bigint, NULL::text, n.nspname::text, NULL::text, NULL::text,
              'CREATE SCHEMA IF NOT EXISTS ' || pg_catalog.quote_ident(n.nspname)
              FROM spaces n WHERE n.nspname <> 'public' AND {own n.oid pg_namespace}
            """;

    static final String EXTENSIONS = """
            SELECT 'EXTENSION', e.oid::bigint, NULL::text, e.extname::text, NULL::text, NULL::text,
              'CREATE EXTENSION IF NOT EXISTS ' || pg_catalog.quote_ident(e.extname) || ' WITH SCHEMA ' || pg_catalog.quote_ident(s.nspname)
              FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace s ON s.oid = e.extnamespace
              WHERE e.extname <> 'plpgsql' AND EXISTS (SELECT 1 FROM spaces)
            """;

    /** Partitions, with the statements that create them, and tables of kinds that are not modelled. */
    static final String TABLES = """
            SELECT CASE WHEN c.relispartition AND c.relkind <> 'f' THEN 'PARTITION' ELSE 'TABLE' END, c.oid::bigint,
              n.nspname::text, c.relname::text,
              CASE WHEN c.relispartition AND c.relkind <> 'f' THEN pn.nspname::text END,
              CASE WHEN c.relispartition AND c.relkind <> 'f' THEN p.relname::text END,
              CASE WHEN c.relkind = 'f' OR NOT c.relispartition
              THEN CASE WHEN c.relkind = 'f' THEN 'FOREIGN TABLE' ELSE 'INHERITS ' || h.parents END
              || coalesce((SELECT ' (' || pg_catalog.string_agg(x.text, ', ' ORDER BY x.place, x.text) || ')' FROM (
                SELECT 1 AS place, concat_ws(' ', pg_catalog.quote_ident(a.attname), pg_catalog.format_type(a.atttypid, a.atttypmod),
                  CASE WHEN a.attnotnull THEN 'NOT NULL' END, 'DEFAULT ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)) AS text
                FROM pg_catalog.pg_attribute a LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attislocal
                UNION ALL SELECT 2, 'CONSTRAINT ' || pg_catalog.quote_ident(k.conname) || ' ' || pg_catalog.pg_get_constraintdef(k.oid)
                FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.conislocal AND k.contype IN ('p', 'u', 'c', 'f', 'x')
                UNION ALL SELECT 3, pg_catalog.pg_get_indexdef(i.indexrelid) FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid
                AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)
                UNION ALL SELECT 4, concat_ws(' ', 'SERVER', s.srvname, pg_catalog.array_to_string(f.ftoptions, ', '))
                FROM pg_catalog.pg_foreign_table f JOIN pg_catalog.pg_foreign_server s ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) x), '')
              ELSE 'CREATE ' || CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' ELSE '' END || 'TABLE ' || {relation}
              || ' PARTITION OF ' || pg_catalog.quote_ident(pn.nspname) || '.' || pg_catalog.quote_ident(p.relname)
              || ' ' || pg_catalog.pg_get_expr(c.relpartbound, c.oid)
              || CASE c.relkind WHEN 'p' THEN ' PARTITION BY ' || pg_catalog.pg_get_partkeydef(c.oid) ELSE '' END
              || coalesce(';' || chr(10) || 'ALTER TABLE ' || {relation} || ' SET (' || pg_catalog.array_to_string(c.reloptions, ', ') || ')', '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || 'ALTER TABLE ONLY ' || {relation} || ' ALTER COLUMN '
                 || pg_catalog.quote_ident(a.attname)
                 || CASE WHEN f.value IS NULL THEN ' DROP DEFAULT' ELSE ' SET DEFAULT ' || f.value END, '' ORDER BY a.attnum)
                 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname
                 CROSS JOIN LATERAL (SELECT (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
                   WHERE d.adrelid = c.oid AND d.adnum = a.attnum) AS value,
                   (SELECT pg_catalog.pg_get_expr(d.adbin, d.adrelid) FROM pg_catalog.pg_attrdef d
                   WHERE d.adrelid = p.oid AND d.adnum = pa.attnum) AS inherited) f
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                 AND f.value IS DISTINCT FROM f.inherited), '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || 'ALTER TABLE ONLY ' || {relation} || ' ALTER COLUMN '
                 || pg_catalog.quote_ident(a.attname) || ' SET NOT NULL', '' ORDER BY a.attnum)
                 FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_attribute pa ON pa.attrelid = p.oid AND pa.attname = a.attname
                 WHERE a.attrelid = c.oid AND a.attnum > 0 AND a.attnotnull AND NOT pa.attnotnull
                 AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_index i WHERE i.indrelid = c.oid AND i.indisprimary
                 AND a.attnum = ANY (i.indkey))), '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || pg_catalog.pg_get_indexdef(i.indexrelid), '' ORDER BY ic.relname)
                 FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
                 WHERE i.indrelid = c.oid AND NOT ic.relispartition
                 AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_constraint k WHERE k.conindid = i.indexrelid)), '')
              || coalesce((SELECT pg_catalog.string_agg(';' || chr(10) || 'ALTER TABLE ' || {relation} || ' ADD CONSTRAINT '
                 || pg_catalog.quote_ident(k.conname) || ' ' || pg_catalog.pg_get_constraintdef(k.oid), '' ORDER BY k.conname)
                 FROM pg_catalog.pg_constraint k WHERE k.conrelid = c.oid AND k.conislocal AND k.coninhcount = 0
                 AND k.contype IN ('p', 'u', 'c', 'f', 'x')), '')
              || CASE WHEN c.relrowsecurity THEN ';' || chr(10) || 'ALTER TABLE ' || {relation} || ' ENABLE ROW LEVEL SECURITY' ELSE '' END
              || CASE WHEN c.relforcerowsecurity THEN ';' || chr(10) || 'ALTER TABLE ' || {relation} || ' FORCE ROW LEVEL SECURITY' ELSE '' END
              END
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              CROSS JOIN LATERAL (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno) AS parents,
                pg_catalog.min(i.inhparent::bigint) AS parent FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid) h
              LEFT JOIN pg_catalog.pg_class p ON p.oid = h.parent::oid
              LEFT JOIN pg_catalog.pg_namespace pn ON pn.oid = p.relnamespace
              WHERE (c.relkind = 'f' OR c.relkind IN ('r', 'p') AND h.parent IS NOT NULL) AND {own c.oid pg_class}
            """;

    /** Comments on everything but tables and their columns; and on partitions. */
    static final String COMMENTS = """
            SELECT 'COMMENT ' || i.type, d.objoid::bigint + d.objsubid, n.nspname::text, CASE
              WHEN i.type LIKE '%column' THEN c.relname || '.' || a.attname
              WHEN i.type IN ('function', 'procedure', 'aggregate') THEN p.proname || '('
                || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')'
              ELSE coalesce(o.name, i.name, i.identity) END,
              CASE WHEN o.relation IS NOT NULL THEN n.nspname::text END, o.relation::text,
              'COMMENT ON ' || CASE WHEN i.type LIKE '% column' THEN 'COLUMN' WHEN i.type LIKE '%constraint' THEN 'CONSTRAINT'
                WHEN i.type = 'statistics object' THEN 'STATISTICS' ELSE pg_catalog.upper(i.type) END || ' '
              || CASE WHEN i.type = 'domain constraint' THEN pg_catalog.replace(i.identity, ' on ', ' ON DOMAIN ') ELSE i.identity END
              || ' IS ' || pg_catalog.quote_literal(d.description)
              FROM pg_catalog.pg_description d
              CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) i
              LEFT JOIN pg_catalog.pg_class c ON d.classoid = 'pg_catalog.pg_class'::regclass AND c.oid = d.objoid
              LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum = d.objsubid AND d.objsubid > 0
              LEFT JOIN pg_catalog.pg_proc p ON d.classoid = 'pg_catalog.pg_proc'::regclass AND p.oid = d.objoid
              LEFT JOIN LATERAL (
                SELECT k.conname::text AS name, r.relname AS relation, r.relnamespace AS space FROM pg_catalog.pg_constraint k
                  JOIN pg_catalog.pg_class r ON r.oid = k.conrelid
                  WHERE d.classoid = 'pg_catalog.pg_constraint'::regclass AND k.oid = d.objoid
                UNION ALL SELECT g.tgname, r.relname, r.relnamespace FROM pg_catalog.pg_trigger g
                  JOIN pg_catalog.pg_class r ON r.oid = g.tgrelid
                  WHERE d.classoid = 'pg_catalog.pg_trigger'::regclass AND g.oid = d.objoid
                UNION ALL SELECT g.rulename, r.relname, r.relnamespace FROM pg_catalog.pg_rewrite g
                  JOIN pg_catalog.pg_class r ON r.oid = g.ev_class
                  WHERE d.classoid = 'pg_catalog.pg_rewrite'::regclass AND g.oid = d.objoid
                UNION ALL SELECT g.polname, r.relname, r.relnamespace FROM pg_catalog.pg_policy g
                  JOIN pg_catalog.pg_class r ON r.oid = g.polrelid
                  WHERE d.classoid = 'pg_catalog.pg_policy'::regclass AND g.oid = d.objoid
                UNION ALL SELECT x.relname, r.relname, r.relnamespace FROM pg_catalog.pg_index g
                  JOIN pg_catalog.pg_class r ON r.oid = g.indrelid JOIN pg_catalog.pg_class x ON x.oid = g.indexrelid
                  WHERE d.classoid = 'pg_catalog.pg_class'::regclass AND g.indexrelid = d.objoid
                UNION ALL SELECT NULL, r.relname, r.relnamespace FROM pg_catalog.pg_class r
                  WHERE r.oid = c.oid AND d.objsubid > 0) o ON true
              LEFT JOIN spaces n ON n.oid = coalesce(o.space, (SELECT s.oid FROM pg_catalog.pg_namespace s WHERE s.nspname = i.schema))
              WHERE d.objoid >= 16384 AND (n.oid IS NOT NULL OR i.type = 'schema' AND i.name IN (SELECT nspname FROM spaces))
              AND (i.type NOT IN ('table', 'table column', 'extension', 'toast table', 'foreign table', 'foreign table column')
              OR c.relispartition AND c.relkind <> 'f')
              AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.objid = d.objoid AND e.classid = d.classoid AND e.deptype = 'e')
            """;

    /**
     * Privileges of others than the owner, on relations, columns, routines, types and namespaces; and default ones that
     * were revoked.
     */
    static final String PRIVILEGES = """
            SELECT 'PRIVILEGE ' || x.kind, x.oid::bigint, x.space, x.name || ' to ' || x.role, x.tspace, x.relation,
              CASE WHEN x.gone THEN 'REVOKE ' ELSE 'GRANT ' END || x.privileges || ' ON ' || pg_catalog.upper(x.kind) || ' ' || x.target
              || CASE WHEN x.gone THEN ' FROM ' ELSE ' TO ' END || x.role || CASE WHEN x.option THEN ' WITH GRANT OPTION' ELSE '' END
              FROM (
                SELECT q.kind, q.oid, q.space, q.name || CASE WHEN g.is_grantable THEN ' with grant option' ELSE '' END AS name,
                  q.target, q.relation, CASE WHEN q.relation IS NOT NULL THEN q.space END AS tspace, false AS gone,
                  CASE g.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(g.grantee)) END AS role,
                  g.is_grantable AS option, pg_catalog.string_agg(g.privilege_type || coalesce(q.column, ''), ', ' ORDER BY g.privilege_type) AS privileges
                FROM {protected} q CROSS JOIN LATERAL pg_catalog.aclexplode(q.acl) g
                WHERE g.grantee <> q.owner AND NOT EXISTS (SELECT 1 FROM pg_catalog.aclexplode(q.initial) b
                  WHERE b.grantee = g.grantee AND b.privilege_type = g.privilege_type AND b.is_grantable = g.is_grantable)
                GROUP BY 1, 2, 3, 4, 5, 6, 7, 9, 10
                UNION ALL SELECT q.kind, q.oid, q.space, q.name || ' revoked', q.target, q.relation,
                  CASE WHEN q.relation IS NOT NULL THEN q.space END, true,
                  CASE b.grantee WHEN 0 THEN 'PUBLIC' ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(b.grantee)) END, false,
                  pg_catalog.string_agg(b.privilege_type, ', ' ORDER BY b.privilege_type)
                FROM {protected} q CROSS JOIN LATERAL pg_catalog.aclexplode(q.initial) b
                WHERE q.acl IS NOT NULL AND q.column IS NULL AND NOT EXISTS (SELECT 1 FROM pg_catalog.aclexplode(q.acl) g
                  WHERE b.grantee = g.grantee AND b.privilege_type = g.privilege_type)
                GROUP BY 1, 2, 3, 4, 5, 6, 7, 9
              ) x
            """;

    /** Everything that has an access control list. */
    static final String PROTECTED = """
            (SELECT CASE WHEN c.relkind = 'S' THEN 'sequence' ELSE 'table' END AS kind, c.oid, n.nspname::text AS space, c.relname::text AS name,
                {relation} AS target, CASE WHEN c.relkind IN ('r', 'p') THEN c.relname::text END AS relation, c.relowner AS owner, c.relacl AS acl,
                pg_catalog.acldefault(CASE WHEN c.relkind = 'S' THEN 's'::"char" ELSE 'r' END, c.relowner) AS initial, NULL::text AS column
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              WHERE c.relacl IS NOT NULL AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f') AND {own c.oid pg_class}
              UNION ALL SELECT 'table', c.oid, n.nspname, c.relname || '.' || a.attname, {relation},
                CASE WHEN c.relkind IN ('r', 'p') THEN c.relname::text END, c.relowner,
                a.attacl, NULL::pg_catalog.aclitem[], ' (' || pg_catalog.quote_ident(a.attname) || ')'
              FROM pg_catalog.pg_class c JOIN spaces n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attacl IS NOT NULL AND NOT a.attisdropped
              UNION ALL SELECT CASE p.prokind WHEN 'p' THEN 'procedure' ELSE 'function' END, p.oid, n.nspname,
                p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')',
                pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(p.proname) || '('
                || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')', NULL, p.proowner, p.proacl,
                pg_catalog.acldefault('f', p.proowner), NULL
              FROM pg_catalog.pg_proc p JOIN spaces n ON n.oid = p.pronamespace WHERE p.proacl IS NOT NULL AND {own p.oid pg_proc}
              UNION ALL SELECT 'type', t.oid, n.nspname, t.typname, {type}, NULL, t.typowner, t.typacl,
                pg_catalog.acldefault('T', t.typowner), NULL
              FROM pg_catalog.pg_type t JOIN spaces n ON n.oid = t.typnamespace WHERE t.typacl IS NOT NULL AND {own t.oid pg_type}
              UNION ALL SELECT 'schema', s.oid, NULL, s.nspname, pg_catalog.quote_ident(s.nspname), NULL, s.nspowner, s.nspacl,
                pg_catalog.acldefault('n', s.nspowner), NULL
              FROM pg_catalog.pg_namespace s JOIN spaces n ON n.oid = s.oid WHERE s.nspacl IS NOT NULL AND s.nspname <> 'public')""";

    /** Objects of other kinds, by their kind and name. */
    static final String OTHERS = """
            SELECT 'OTHER ' || i.type, o.id::bigint, NULL::text, i.identity, NULL::text, NULL::text, coalesce(o.text, '')
              FROM (
                SELECT 'pg_catalog.pg_operator'::regclass AS class, oid AS id, concat_ws(' ', oprcode::pg_catalog.regproc,
                  nullif(oprleft, 0)::pg_catalog.regtype, oprright::pg_catalog.regtype) AS text FROM pg_catalog.pg_operator
                  WHERE oprnamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_opclass'::regclass, oid, NULL FROM pg_catalog.pg_opclass
                  WHERE opcnamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_opfamily'::regclass, oid, NULL FROM pg_catalog.pg_opfamily
                  WHERE opfnamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_conversion'::regclass, oid, NULL FROM pg_catalog.pg_conversion
                  WHERE connamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_ts_config'::regclass, oid, NULL FROM pg_catalog.pg_ts_config
                  WHERE cfgnamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_ts_dict'::regclass, oid, dictinitoption FROM pg_catalog.pg_ts_dict
                  WHERE dictnamespace IN (SELECT oid FROM spaces)
                UNION ALL SELECT 'pg_catalog.pg_type'::regclass, oid, NULL FROM pg_catalog.pg_type
                  WHERE typnamespace IN (SELECT oid FROM spaces) AND typtype IN ('b', 'p') AND typcategory <> 'A'
                UNION ALL SELECT 'pg_catalog.pg_cast'::regclass, oid, concat_ws(' ', castcontext, nullif(castfunc, 0)::pg_catalog.regproc,
                  castsource::pg_catalog.regtype, casttarget::pg_catalog.regtype) FROM pg_catalog.pg_cast
                UNION ALL SELECT 'pg_catalog.pg_language'::regclass, oid, NULL FROM pg_catalog.pg_language
                UNION ALL SELECT 'pg_catalog.pg_publication'::regclass, p.oid, concat_ws(' ', p.puballtables, p.pubinsert, p.pubupdate,
                  p.pubdelete, p.pubtruncate, (SELECT pg_catalog.string_agg(r.prrelid::pg_catalog.regclass::text, ', ' ORDER BY 1)
                  FROM pg_catalog.pg_publication_rel r WHERE r.prpubid = p.oid)) FROM pg_catalog.pg_publication p
                UNION ALL SELECT 'pg_catalog.pg_event_trigger'::regclass, oid, concat_ws(' ', evtevent, evtenabled, evtfoid::pg_catalog.regproc)
                  FROM pg_catalog.pg_event_trigger
                UNION ALL SELECT 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid, NULL FROM pg_catalog.pg_foreign_data_wrapper
                UNION ALL SELECT 'pg_catalog.pg_foreign_server'::regclass, oid, pg_catalog.array_to_string(srvoptions, ', ')
                  FROM pg_catalog.pg_foreign_server
                UNION ALL SELECT 'pg_catalog.pg_default_acl'::regclass, oid, defaclacl::text FROM pg_catalog.pg_default_acl
              ) o CROSS JOIN LATERAL pg_catalog.pg_identify_object(o.class, o.id, 0) i
              WHERE o.id >= 16384 AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend e WHERE e.objid = o.id AND e.classid = o.class
              AND e.deptype IN ('e', 'i'))
            """;

    private PostgresSurroundings() {}
}

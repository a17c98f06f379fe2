package dev.rxkit.migrate.plan.postgres;

/**
 * The query of what PostgreSQL's catalogue contains beyond a schema: privileges, owners, comments, states, settings,
 * and objects that are not modelled.
 */
final class PostgresCatalogQuery {
    static final String FACTS = """
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
            UNION ALL SELECT CASE l.objsubid WHEN 0 THEN 'table' ELSE 'column' END, t.space, t.relname, coalesce(a.attname, ''), NULL,
                'label ' || l.provider || ' ' || l.label FROM t JOIN pg_seclabel l ON l.objoid = t.oid
                    AND l.classoid = 'pg_class'::regclass LEFT JOIN a ON a.attrelid = t.oid AND a.attnum = l.objsubid
            UNION ALL SELECT 'sequence', a.space, a.relname, a.attname, NULL, unnest(ARRAY['there',
                'comment ' || obj_description(s.oid, 'pg_class'), 'rights ' || coalesce((SELECT string_agg(g.item, ', ' ORDER BY g.item)
                    FROM unnest(CAST(s.relacl AS text[])) g (item)), 'by default')])
                FROM a JOIN pg_depend d ON d.refobjid = a.attrelid AND d.refobjsubid = a.attnum AND d.deptype IN ('a', 'i')
                    AND d.refclassid = 'pg_class'::regclass AND d.classid = 'pg_class'::regclass
                JOIN pg_class s ON s.oid = d.objid AND s.relkind = 'S'
            UNION ALL SELECT CASE k.contype WHEN 'x' THEN 'exclusion constraint' ELSE 'constraint' END, t.space, t.relname, k.conname,
                CASE k.contype WHEN 'x' THEN (SELECT u.names FROM u WHERE u.classid = 'pg_constraint'::regclass AND u.objid = k.oid
                    AND u.attrelid = t.oid) END,
                unnest(ARRAY['there', 'comment ' || obj_description(k.oid, 'pg_constraint'),
                    CASE WHEN k.contype = 'c' AND k.connoinherit THEN 'no inherit' END,
                    'triggers ' || (SELECT string_agg(left(g.tgname, 22) || ' ' || g.tgrelid::regclass || ' ' || g.tgtype || ' '
                        || CAST(g.tgenabled AS text), ', ' ORDER BY g.tgtype) FROM pg_trigger g
                        WHERE g.tgconstraint = k.oid AND g.tgisinternal AND g.tgenabled <> 'O')])
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

    private PostgresCatalogQuery() {}
}

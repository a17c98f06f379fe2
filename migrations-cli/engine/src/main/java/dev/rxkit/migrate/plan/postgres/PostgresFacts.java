package dev.rxkit.migrate.plan.postgres;

/** The SQL text of {@link PostgresCompanions}. */
final class PostgresFacts {
    /**
     * Queries what is saved of tables: {@code make} is whether the statement creates an object that is dropped with a
     * column; {@code uses} its columns.
     */
    static final String OF_TABLES = """
            SELECT 'constraint' AS kind, k.own, k.name, k.id, 9 AS step, FALSE AS make, CAST(NULL AS text[]) AS uses,
                    format('COMMENT ON CONSTRAINT %I ON %s IS %L', k.name, k.owner, d.description) AS sql
                FROM keys k JOIN pg_description d ON d.objoid = k.id AND d.classoid = 'pg_constraint'::regclass
            UNION ALL SELECT 'trigger', k.own, k.name, k.id, 10, FALSE, ARRAY[CAST(t.tgrelid AS text), CAST(t.tgtype AS text),
                    left(t.tgname, 22)], format('ALTER TABLE %I.%I %s TRIGGER ', n.nspname, c.relname, CASE t.tgenabled WHEN 'D'
                    THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END)
                FROM keys k JOIN pg_trigger t ON t.tgconstraint = k.id AND t.tgisinternal AND t.tgenabled <> 'O'
                JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            UNION ALL SELECT 'index', i.own, i.name, i.id, 5, FALSE, NULL, unnest(ARRAY[
                    format('ALTER INDEX %s SET (', i.shown) || array_to_string(i.reloptions, ', ') || ')',
                    format('ALTER INDEX %s SET TABLESPACE ', i.shown)
                        || (SELECT quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = i.reltablespace),
                    CASE WHEN i.indisclustered THEN format('ALTER TABLE %s CLUSTER ON %I', i.owner, i.name) END,
                    CASE WHEN i.indisreplident
                        THEN format('ALTER TABLE %s REPLICA IDENTITY USING INDEX %I', i.owner, i.name) END,
                    format('COMMENT ON INDEX %s IS ', i.shown) || quote_literal(obj_description(i.id, 'pg_class'))]) FROM indexed i
            UNION ALL SELECT 'index', i.own, i.name, i.id, 6, FALSE, NULL, format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s',
                    i.shown, a.attnum, a.attstattarget)
                FROM indexed i JOIN pg_attribute a ON a.attrelid = i.id AND a.attstattarget >= 0
            UNION ALL SELECT 'index', i.own, i.name, i.id, 6, FALSE, NULL, format('ALTER INDEX %s DEPENDS ON EXTENSION %I', i.shown, e.extname)
                FROM indexed i JOIN pg_depend d ON d.objid = i.id AND d.classid = 'pg_class'::regclass AND d.deptype = 'x'
                JOIN pg_extension e ON e.oid = d.refobjid
            UNION ALL SELECT 'index', i.own, i.name, i.id, 2, TRUE, i.uses,
                    pg_get_indexdef(i.id) FROM indexed i
                WHERE i.name NOT IN (SELECT name FROM known) AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.id)
            UNION ALL SELECT 'constraint', o.id, k.conname, k.oid, 2, TRUE, (SELECT u.names FROM uses u WHERE u.classid = 'pg_constraint'::regclass AND u.objid = k.oid),
                    format('ALTER TABLE %s ADD CONSTRAINT %I %s', o.name, k.conname, pg_get_constraintdef(k.oid))
                FROM own o JOIN pg_constraint k ON k.conrelid = o.id AND k.contype IN ('c', 'f', 'p', 'u', 'x')
                WHERE k.conname NOT IN (SELECT name FROM known)
            UNION ALL SELECT 'statistics', o.id, s.stxname, s.oid, 2, TRUE, (SELECT u.names FROM uses u WHERE u.classid = 'pg_statistic_ext'::regclass AND u.objid = s.oid),
                    pg_get_statisticsobjdef(s.oid) FROM own o JOIN pg_statistic_ext s ON s.stxrelid = o.id
            UNION ALL SELECT 'statistics', o.id, s.stxname, s.oid, 9, FALSE, NULL, unnest(ARRAY[
                    format('COMMENT ON STATISTICS %I.%I IS ', n.nspname, s.stxname)
                        || quote_literal(obj_description(s.oid, 'pg_statistic_ext')),
                    CASE WHEN s.stxstattarget >= 0 THEN format('ALTER STATISTICS %I.%I SET STATISTICS %s', n.nspname,
                        s.stxname, s.stxstattarget) END])
                FROM own o JOIN pg_statistic_ext s ON s.stxrelid = o.id JOIN pg_namespace n ON n.oid = s.stxnamespace
            UNION ALL SELECT 'column', o.id, a.attname, CAST(a.attnum AS oid), 3, FALSE, NULL, unnest(ARRAY[
                    CASE WHEN a.attstattarget >= 0 THEN
                        format('ALTER TABLE %s ALTER COLUMN %I SET STATISTICS %s', o.name, a.attname, a.attstattarget) END,
                    format('ALTER TABLE %s ALTER COLUMN %I SET (', o.name, a.attname)
                        || array_to_string(a.attoptions, ', ') || ')'])
                FROM own o JOIN pg_attribute a ON a.attrelid = o.id AND a.attnum > 0 AND NOT a.attisdropped
            UNION ALL SELECT 'storage', o.id, a.attname, CAST(a.attnum AS oid), 3, FALSE, NULL, unnest(ARRAY[
                    CASE WHEN a.attstorage <> t.typstorage THEN format('ALTER TABLE %s ALTER COLUMN %I SET STORAGE %s', o.name,
                        a.attname, CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN'
                            ELSE 'EXTENDED' END) END,
                    CASE a.attcompression WHEN 'l' THEN format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION lz4', o.name,
                        a.attname) WHEN 'p' THEN format('ALTER TABLE %s ALTER COLUMN %I SET COMPRESSION pglz', o.name,
                        a.attname) END])
                FROM own o JOIN pg_attribute a ON a.attrelid = o.id AND a.attnum > 0 AND NOT a.attisdropped
                JOIN pg_type t ON t.oid = a.atttypid
            UNION ALL SELECT 'column', o.id, a.attname, CAST(a.attnum AS oid), 20 + g.place, FALSE, NULL,""" + " "
            + PostgresRights.grant("format(' (%I) ON ', a.attname)", "o.owner") + " || o.name || "
            + PostgresRights.to("o.owner") + """

                FROM own o JOIN pg_attribute a ON a.attrelid = o.id AND a.attnum > 0 AND NOT a.attisdropped
                CROSS JOIN LATERAL aclexplode(a.attacl) WITH ORDINALITY AS g (grantor, grantee, privilege_type, is_grantable, place)
            UNION ALL SELECT 'column', o.id, a.attname, CAST(a.attnum AS oid), 4, FALSE, NULL,
                    format('SECURITY LABEL FOR %I ON COLUMN %s.%I IS %L', s.provider, o.name, a.attname, s.label)
                FROM own o JOIN pg_seclabel s ON s.objoid = o.id AND s.classoid = 'pg_class'::regclass
                JOIN pg_attribute a ON a.attrelid = o.id AND a.attnum = s.objsubid
            UNION ALL SELECT 'column', o.id, a.attname, CAST(a.attnum AS oid), 4, FALSE, NULL,
                    format('COMMENT ON COLUMN %s.%I IS %L', o.name, a.attname, d.description)
                FROM own o JOIN again g ON g.own = o.id JOIN pg_attribute a ON a.attrelid = o.id AND a.attname = g.name
                JOIN pg_description d ON d.objoid = o.id AND d.classoid = 'pg_class'::regclass AND d.objsubid = a.attnum
            UNION ALL SELECT 'counter', c.own, c.name, c.id, 7, FALSE, ARRAY[""" + PostgresRights.SEQUENCE.from("c.relowner")
            + "], " + PostgresRights.SEQUENCE.revoke() + "\n                FROM counter c WHERE "
            + PostgresRights.SEQUENCE.differ("c.relacl")
            + "\n            UNION ALL SELECT 'counter', c.own, c.name, c.id, 20 + g.place, FALSE, ARRAY["
            + PostgresRights.to("c.relowner") + "], " + PostgresRights.SEQUENCE.grant("c.relowner")
            + "\n                FROM counter c " + PostgresRights.SEQUENCE.granted("c.relacl", "c.relowner") + """

            UNION ALL SELECT 'counter', c.own, c.name, c.id, 8, FALSE, ARRAY[format(' IS %L', d.description)], 'COMMENT ON SEQUENCE '
                FROM counter c JOIN pg_description d ON d.objoid = c.id AND d.classoid = 'pg_class'::regclass
            UNION ALL SELECT 'counter', c.own, c.name, c.id, 8, FALSE, ARRAY[format(' IS %L', s.label)],
                    format('SECURITY LABEL FOR %I ON SEQUENCE ', s.provider)
                FROM counter c JOIN pg_seclabel s ON s.objoid = c.id AND s.classoid = 'pg_class'::regclass""";

    /**
     * Queries whether there may be anything to save of tables; the arguments are their ids and the names that the
     * script knows.
     */
    static final String SIGNS_OF_TABLES = """
            EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = ANY (%1$s)
                    AND k.contype IN ('c', 'f', 'p', 'u', 'x') AND k.conname <> ALL (%2$s))
                OR EXISTS (SELECT FROM pg_constraint k JOIN pg_description d ON d.objoid = k.oid
                    AND d.classoid = 'pg_constraint'::regclass WHERE k.conrelid = ANY (%1$s) OR k.confrelid = ANY (%1$s))
                OR EXISTS (SELECT FROM pg_trigger t WHERE t.tgisinternal AND t.tgenabled <> 'O'
                    AND (t.tgrelid = ANY (%1$s) OR t.tgconstrrelid = ANY (%1$s)))
                OR EXISTS (SELECT FROM pg_seclabel s WHERE s.classoid = 'pg_class'::regclass AND s.objoid = ANY (%1$s))
                OR EXISTS (SELECT FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid WHERE i.indrelid = ANY (%1$s)
                    AND (c.relname <> ALL (%2$s) OR c.reloptions IS NOT NULL OR c.reltablespace <> 0 OR i.indisclustered
                        OR i.indisreplident OR obj_description(c.oid, 'pg_class') IS NOT NULL
                        OR EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0)
                        OR EXISTS (SELECT FROM pg_depend d WHERE d.objid = c.oid AND d.classid = 'pg_class'::regclass
                            AND d.deptype = 'x')))
                OR EXISTS (SELECT FROM pg_statistic_ext s WHERE s.stxrelid = ANY (%1$s))
                OR EXISTS (SELECT FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid WHERE a.attrelid = ANY (%1$s)
                    AND a.attnum > 0 AND NOT a.attisdropped AND (a.attstattarget >= 0 OR a.attoptions IS NOT NULL
                        OR a.attacl IS NOT NULL OR a.attstorage <> t.typstorage OR a.attcompression <> ''))""";

    /** Queries whether there is anything to save of types; the argument is their ids. */
    static final String SIGNS_OF_TYPES = """
            EXISTS (SELECT FROM pg_type t WHERE t.oid = ANY (%1$s) AND (t.typacl IS NOT NULL
                    OR EXISTS (SELECT FROM pg_default_acl d WHERE d.defaclobjtype = 'T')
                    OR pg_get_userbyid(t.typowner) <> current_user OR obj_description(t.oid, 'pg_type') IS NOT NULL
                    OR EXISTS (SELECT FROM pg_seclabel s WHERE s.objoid = t.oid AND s.classoid = 'pg_type'::regclass)))""";

    /**
     * Queries whether a column that is dropped and added again has a comment; the argument is their tables and names.
     */
    static final String SIGNS_OF_COLUMNS = """
            EXISTS (SELECT FROM (VALUES %s) AS g (own, name) JOIN pg_attribute a ON a.attrelid = g.own AND a.attname = g.name
                    WHERE col_description(g.own, a.attnum) IS NOT NULL)""";

    /**
     * Queries whether the sequence of a column has a comment, privileges or a label; the argument is tables and names.
     */
    static final String SIGNS_OF_COUNTERS = """
            EXISTS (SELECT FROM (VALUES %s) AS g (own, name) JOIN pg_attribute a ON a.attrelid = g.own AND a.attname = g.name
                    JOIN pg_depend d ON d.refobjid = g.own AND d.refobjsubid = a.attnum AND d.deptype IN ('a', 'i')
                    JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
                    WHERE c.relacl IS NOT NULL OR obj_description(c.oid, 'pg_class') IS NOT NULL
                        OR EXISTS (SELECT FROM pg_default_acl d WHERE d.defaclobjtype = 'S')
                        OR EXISTS (SELECT FROM pg_seclabel s WHERE s.objoid = c.oid AND s.classoid = 'pg_class'::regclass))""";

    /** Queries the constraints of the tables, and the foreign keys that refer to them. */
    static final String KEYS = """
            keys AS (SELECT k.conrelid AS own, format('%I.%I', n.nspname, c.relname) AS owner, k.oid AS id,
                    coalesce(r.wanted, k.conname) AS name FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN renamed r ON r.own = k.conrelid AND r.old = k.conname
                WHERE k.conrelid IN (SELECT id FROM own) OR k.confrelid IN (SELECT id FROM own))""";

    /** Queries the sequences of the columns whose sequence is dropped and created again. */
    static final String COUNTER = """
            counter AS (SELECT g.own, g.name, c.oid AS id, c.relowner, c.relacl FROM counted g
                JOIN pg_attribute a ON a.attrelid = g.own AND a.attname = g.name
                JOIN pg_depend d ON d.refobjid = g.own AND d.refobjsubid = a.attnum AND d.refclassid = 'pg_class'::regclass
                    AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S')""";

    /** Queries the indexes of the tables. */
    static final String INDEXED = """
            indexed AS (SELECT o.id AS own, o.name AS owner, c.oid AS id, coalesce(r.wanted, c.relname) AS name,
                    format('%I.%I', n.nspname, coalesce(r.wanted, c.relname)) AS shown, c.reloptions, c.reltablespace,
                    i.indisclustered, i.indisreplident, (SELECT u.names FROM uses u WHERE u.classid = 'pg_class'::regclass AND u.objid = c.oid) AS uses
                FROM own o JOIN pg_index i ON i.indrelid = o.id JOIN pg_class c ON c.oid = i.indexrelid
                JOIN pg_namespace n ON n.oid = c.relnamespace
                LEFT JOIN renamed r ON r.own = o.id AND r.old = c.relname)""";

    /** Queries the columns of a table that an object depends on. */
    static final String USES = """
            uses AS (SELECT p.classid, p.objid, array_agg(DISTINCT CAST(a.attname AS text)) AS names
                FROM own o JOIN pg_depend p ON p.refobjid = o.id AND p.refclassid = 'pg_class'::regclass
                JOIN pg_attribute a ON a.attrelid = o.id AND a.attnum = p.refobjsubid AND a.attnum > 0 GROUP BY 1, 2)""";

    /** Queries what is saved of types. */
    static final String OF_TYPES = """
            SELECT 'type' AS kind, t.oid AS own, t.name AS name, t.oid AS id, 7 AS step, FALSE AS make, CAST(NULL AS text[]) AS uses,
                    unnest(ARRAY[format('COMMENT ON TYPE %s IS ', t.name) || quote_literal(obj_description(t.oid, 'pg_type')),
                    CASE WHEN pg_get_userbyid(t.typowner) <> current_user
                        THEN format('ALTER TYPE %s OWNER TO %I', t.name, pg_get_userbyid(t.typowner)) END,
                    CASE WHEN""" + " " + PostgresRights.TYPE.differ("t.typacl") + " THEN "
            + PostgresRights.TYPE.revoke()
            + " || t.name || " + PostgresRights.TYPE.from("t.typowner") + """
             END]) AS sql
                FROM kept_type t
            UNION ALL SELECT 'type', t.oid, t.name, t.oid, 20 + g.place, FALSE, NULL,""" + " "
            + PostgresRights.TYPE.grant("t.typowner") + " || t.name || " + PostgresRights.to("t.typowner")
            + "\n                FROM kept_type t " + PostgresRights.TYPE.granted("t.typacl", "t.typowner") + """

            UNION ALL SELECT 'type', t.oid, t.name, t.oid, 8, FALSE, NULL,
                    format('SECURITY LABEL FOR %I ON TYPE %s IS %L', s.provider, t.name, s.label)
                FROM kept_type t JOIN pg_seclabel s ON s.objoid = t.oid AND s.classoid = 'pg_type'::regclass""";

    /**
     * Runs each saved statement of an object that was created again, or was dropped with a column that was added again.
     */
    static final String RESTORE = """
            DECLARE
                    rx_item record;
                    rx_now oid;
                    rx_there boolean;
                BEGIN
                    FOR rx_item IN SELECT k.* FROM jsonb_to_recordset(CAST(current_setting('rx.companions') AS jsonb))
                            AS k (kind text, own oid, name text, id oid, step int, make boolean, uses text[], sql text)
                            ORDER BY k.step, k.name, k.sql LOOP
                        rx_now := CASE rx_item.kind
                            WHEN 'constraint' THEN (SELECT k.oid FROM pg_constraint k
                                WHERE k.conrelid = rx_item.own AND k.conname = rx_item.name)
                            WHEN 'trigger' THEN (SELECT t.oid FROM pg_constraint k JOIN pg_trigger t ON t.tgconstraint = k.oid
                                WHERE k.conrelid = rx_item.own AND k.conname = rx_item.name AND t.tgisinternal
                                AND ARRAY[CAST(t.tgrelid AS text), CAST(t.tgtype AS text), left(t.tgname, 22)] = rx_item.uses)
                            WHEN 'counter' THEN (SELECT c.oid FROM pg_attribute a JOIN pg_depend d ON d.refobjid = a.attrelid
                                    AND d.refobjsubid = a.attnum AND d.refclassid = 'pg_class'::regclass
                                    AND d.classid = 'pg_class'::regclass AND d.deptype IN ('a', 'i')
                                JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
                                WHERE a.attrelid = rx_item.own AND a.attname = rx_item.name)
                            WHEN 'index' THEN (SELECT c.oid FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
                                WHERE i.indrelid = rx_item.own AND c.relname = rx_item.name)
                            WHEN 'statistics' THEN (SELECT s.oid FROM pg_statistic_ext s
                                WHERE s.stxrelid = rx_item.own AND s.stxname = rx_item.name)
                            WHEN 'storage' THEN (SELECT 0 FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
                                WHERE a.attrelid = rx_item.own AND a.attname = rx_item.name AND t.typstorage <> 'p')
                            WHEN 'column' THEN (SELECT a.attnum FROM pg_attribute a
                                WHERE a.attrelid = rx_item.own AND a.attname = rx_item.name)
                            ELSE 0 END;
                        rx_there := CASE rx_item.kind
                            WHEN 'constraint' THEN EXISTS (SELECT FROM pg_constraint k WHERE k.oid = rx_item.id)
                            WHEN 'trigger' THEN EXISTS (SELECT FROM pg_constraint k WHERE k.oid = rx_item.id)
                            WHEN 'index' THEN EXISTS (SELECT FROM pg_class c WHERE c.oid = rx_item.id)
                            WHEN 'counter' THEN EXISTS (SELECT FROM pg_class c WHERE c.oid = rx_item.id)
                            WHEN 'statistics' THEN EXISTS (SELECT FROM pg_statistic_ext s WHERE s.oid = rx_item.id)
                            WHEN 'column' THEN EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = rx_item.own
                                AND CAST(a.attnum AS oid) = rx_item.id AND NOT a.attisdropped)
                            ELSE FALSE END;
                        IF NOT rx_there AND (CASE WHEN rx_item.make THEN rx_now IS NULL
                                AND NOT EXISTS (SELECT FROM unnest(rx_item.uses) AS u (name) WHERE NOT EXISTS (
                                    SELECT FROM pg_attribute a WHERE a.attrelid = rx_item.own AND a.attname = u.name))
                                ELSE rx_now IS NOT NULL END) THEN
                            EXECUTE rx_item.sql || CASE rx_item.kind
                                WHEN 'trigger' THEN (SELECT quote_ident(t.tgname) FROM pg_trigger t WHERE t.oid = rx_now)
                                WHEN 'counter' THEN CAST(CAST(rx_now AS regclass) AS text) || rx_item.uses[1]
                                ELSE '' END;
                        END IF;
                    END LOOP;
                EXCEPTION WHEN OTHERS THEN
                    RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = SQLERRM
                        || '; it cannot be put back: ' || left(rx_item.sql, 200);
                END""";

    private PostgresFacts() {}
}

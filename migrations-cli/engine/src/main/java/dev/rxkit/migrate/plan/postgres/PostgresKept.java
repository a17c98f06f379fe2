package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Saves views, triggers, policies and rules that are dropped and created again in one block, as the database has them when the script
 * runs: the script reads its catalogue before they are dropped. A view keeps its options, column defaults, rules,
 * triggers, owner, privileges and comments; a trigger keeps its state and comment.
 */
final class PostgresKept {
    /** A query of the statements that create a view again: position among the views, step, text. */
    private static final String VIEWS = """
            SELECT v.place, 1 AS step, format('CREATE VIEW %s%s AS %s', v.name,
                    ' WITH (' || array_to_string(v.reloptions, ', ') || ')', rtrim(pg_get_viewdef(v.id), ';')) AS sql
                FROM kept v
            UNION ALL SELECT v.place, 2, format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', v.name, a.attname,
                    pg_get_expr(d.adbin, d.adrelid))
                FROM kept v JOIN pg_attrdef d ON d.adrelid = v.id
                JOIN pg_attribute a ON a.attrelid = v.id AND a.attnum = d.adnum
            UNION ALL SELECT v.place, 3, rtrim(pg_get_ruledef(r.oid), ';')
                FROM kept v JOIN pg_rewrite r ON r.ev_class = v.id AND r.rulename <> '_RETURN'
            UNION ALL SELECT v.place, 4, pg_get_triggerdef(t.oid)
                FROM kept v JOIN pg_trigger t ON t.tgrelid = v.id AND NOT t.tgisinternal
            UNION ALL SELECT v.place, 5, format('COMMENT ON %s IS %L', CASE d.objsubid WHEN 0 THEN 'VIEW ' || v.name
                    ELSE format('COLUMN %s.%I', v.name, a.attname) END, d.description)
                FROM kept v JOIN pg_description d ON d.objoid = v.id AND d.classoid = 'pg_class'::regclass
                LEFT JOIN pg_attribute a ON a.attrelid = v.id AND a.attnum = d.objsubid
            UNION ALL SELECT v.place, 6, format('COMMENT ON TRIGGER %I ON %s IS %L', t.tgname, v.name, d.description)
                FROM kept v JOIN pg_trigger t ON t.tgrelid = v.id
                JOIN pg_description d ON d.objoid = t.oid AND d.classoid = 'pg_trigger'::regclass
            UNION ALL SELECT v.place, 7, format('COMMENT ON RULE %I ON %s IS %L', r.rulename, v.name, d.description)
                FROM kept v JOIN pg_rewrite r ON r.ev_class = v.id
                JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_rewrite'::regclass
            UNION ALL SELECT v.place, 8, format('ALTER VIEW %s OWNER TO %I', v.name, pg_get_userbyid(v.relowner))
                FROM kept v WHERE pg_get_userbyid(v.relowner) <> current_user
            UNION ALL SELECT v.place, 9,""" + " " + PostgresRights.RELATION.revoke() + " || v.name || "
            + PostgresRights.RELATION.from("v.relowner") + "\n                FROM kept v WHERE "
            + PostgresRights.RELATION.differ("v.relacl")
            + "\n            UNION ALL SELECT v.place, 20 + g.place, " + PostgresRights.RELATION.grant("v.relowner")
            + " || v.name || " + PostgresRights.to("v.relowner") + "\n                FROM kept v "
            + PostgresRights.RELATION.granted("v.relacl", "v.relowner")
            + "\n            UNION ALL SELECT v.place, 10000 + g.place, "
            + PostgresRights.grant("format(' (%I) ON ', a.attname)", "v.relowner") + " || v.name || "
            + PostgresRights.to("v.relowner") + """

                FROM kept v JOIN pg_attribute a ON a.attrelid = v.id AND NOT a.attisdropped
                CROSS JOIN LATERAL aclexplode(a.attacl) WITH ORDINALITY AS g (grantor, grantee, privilege_type, is_grantable, place)
            UNION ALL SELECT v.place, 10, format('SECURITY LABEL FOR %I ON %s IS %L', s.provider, CASE s.objsubid
                    WHEN 0 THEN 'VIEW ' || v.name ELSE format('COLUMN %s.%I', v.name, a.attname) END, s.label)
                FROM kept v JOIN pg_seclabel s ON s.objoid = v.id AND s.classoid = 'pg_class'::regclass
                LEFT JOIN pg_attribute a ON a.attrelid = v.id AND a.attnum = s.objsubid""";

    /** A query of the statements that create a trigger of a table again. */
    private static final String TRIGGERS = """
            SELECT 1000000 AS place, 1 AS step, pg_get_triggerdef(t.id) AS sql FROM kept_trigger t
            UNION ALL SELECT 1000000, 2, format('ALTER TABLE %s %s TRIGGER %I', t.owner, CASE t.tgenabled WHEN 'D'
                    THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, t.tgname)
                FROM kept_trigger t WHERE t.tgenabled <> 'O'
            UNION ALL SELECT 1000000, 3, format('COMMENT ON TRIGGER %I ON %s IS %L', t.tgname, t.owner, d.description)
                FROM kept_trigger t JOIN pg_description d ON d.objoid = t.id AND d.classoid = 'pg_trigger'::regclass
            UNION ALL SELECT 1000000, 3, format('ALTER TRIGGER %I ON %s DEPENDS ON EXTENSION %I', t.tgname, t.owner, e.extname)
                FROM kept_trigger t JOIN pg_depend d ON d.objid = t.id AND d.classid = 'pg_trigger'::regclass AND d.deptype = 'x'
                JOIN pg_extension e ON e.oid = d.refobjid""";

    /** A query of the statements that create a policy or a rule of a table again. */
    private static final String ATTACHED = """
            SELECT 1000000 AS place, 1 AS step, format('CREATE POLICY %I ON %s AS %s FOR %s TO %s', p.polname, k.owner,
                    CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END, CASE p.polcmd WHEN 'r' THEN 'SELECT'
                    WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
                    (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(r)) END, ', ')
                    FROM unnest(p.polroles) r)) || coalesce(' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', '')
                    || coalesce(' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')', '') AS sql
                FROM attached k JOIN pg_policy p ON p.polrelid = k.id AND p.polname = k.name
            UNION ALL SELECT 1000000, 1, rtrim(pg_get_ruledef(r.oid), ';')
                FROM attached k JOIN pg_rewrite r ON r.ev_class = k.id AND r.rulename = k.name
            UNION ALL SELECT 1000000, 2, format('ALTER TABLE %s %s RULE %I', k.owner, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE'
                    WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END, r.rulename)
                FROM attached k JOIN pg_rewrite r ON r.ev_class = k.id AND r.rulename = k.name WHERE r.ev_enabled <> 'O'
            UNION ALL SELECT 1000000, 3, format('COMMENT ON POLICY %I ON %s IS %L', p.polname, k.owner, d.description)
                FROM attached k JOIN pg_policy p ON p.polrelid = k.id AND p.polname = k.name
                JOIN pg_description d ON d.objoid = p.oid AND d.classoid = 'pg_policy'::regclass
            UNION ALL SELECT 1000000, 3, format('COMMENT ON RULE %I ON %s IS %L', r.rulename, k.owner, d.description)
                FROM attached k JOIN pg_rewrite r ON r.ev_class = k.id AND r.rulename = k.name
                JOIN pg_description d ON d.objoid = r.oid AND d.classoid = 'pg_rewrite'::regclass""";

    private final Dialect dialect;

    PostgresKept(Dialect dialect) {
        this.dialect = dialect;
    }

    /** A trigger, policy or rule of a table. */
    record Attached(String name, TableName table) {}

    /**
     * Writes the statements that save their definitions for the rest of the block.
     *
     * @param views the views, each after those it depends on
     * @param attached policies and rules
     */
    Statement remember(List<TableName> views, List<Attached> triggers, List<Attached> attached) {
        List<String> with = new ArrayList<>();
        List<String> parts = new ArrayList<>();
        if (!views.isEmpty()) {
            List<String> names = views.stream().map(this::id).toList();
            with.add(
                    "kept AS (SELECT v.place, c.oid AS id, format('%I.%I', n.nspname, c.relname) AS name, c.reloptions,"
                            + " c.relowner, c.relacl\n                FROM unnest(ARRAY[" + String.join(", ", names)
                            + "]) WITH ORDINALITY AS v (id, place)\n                JOIN pg_class c ON c.oid = v.id"
                            + " JOIN pg_namespace n ON n.oid = c.relnamespace)");
            parts.add(VIEWS);
        }
        if (!triggers.isEmpty()) {
            with.add("kept_trigger AS (SELECT t.oid AS id, t.tgname, t.tgenabled,"
                    + " format('%I.%I', n.nspname, c.relname) AS owner\n                FROM (VALUES "
                    + rows(triggers)
                    + ") AS k (id, name)\n                JOIN pg_trigger t ON t.tgrelid = k.id"
                    + " AND t.tgname = k.name JOIN pg_class c ON c.oid = k.id"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace)");
            parts.add(TRIGGERS);
        }
        if (!attached.isEmpty()) {
            with.add("attached AS (SELECT k.id, k.name, format('%I.%I', n.nspname, c.relname) AS owner\n"
                    + "                FROM (VALUES " + rows(attached)
                    + ") AS k (id, name) JOIN pg_class c ON c.oid = k.id"
                    + " JOIN pg_namespace n ON n.oid = c.relnamespace)");
            parts.add(ATTACHED);
        }
        return new Statement(
                "PERFORM set_config('rx.kept', (WITH " + String.join(",\n            ", with)
                        + "\n        SELECT coalesce(CAST(array_agg(made.sql ORDER BY made.place, made.step, made.sql)"
                        + " AS text), '{}') FROM (\n            "
                        + String.join("\n            UNION ALL ", parts).strip()
                        + ") AS made), TRUE)",
                "Remembers what goes and comes back below, with all that hangs on it, as this database has it");
    }

    private String rows(List<Attached> attached) {
        return attached.stream()
                .map(one -> "(" + id(one.table()) + ", " + literal(one.name()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** Writes the statements that create them again. */
    Statement restore() {
        return new Statement(
                "DECLARE\n        rx_sql text;\n    BEGIN\n"
                        + "        FOREACH rx_sql IN ARRAY CAST(current_setting('rx.kept') AS text[]) LOOP\n"
                        + "            EXECUTE rx_sql;\n        END LOOP;\n"
                        + "    EXCEPTION WHEN OTHERS THEN\n"
                        + "        RAISE EXCEPTION USING ERRCODE = SQLSTATE, MESSAGE = SQLERRM\n"
                        + "            || '; it cannot be put back: ' || left(rx_sql, 200);\n    END",
                "Puts back what was remembered");
    }

    private String id(TableName name) {
        return "CAST(" + literal(dialect.quote(name)) + " AS regclass)";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}

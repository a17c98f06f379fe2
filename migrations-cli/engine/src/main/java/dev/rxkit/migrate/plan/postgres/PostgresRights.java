package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.TableName;
import org.jspecify.annotations.Nullable;

/**
 * SQL text that gives an object that is created again exactly the privileges of its predecessor. A new object has those
 * that {@code ALTER DEFAULT PRIVILEGES} gives or takes, so all are revoked, and the former ones are granted.
 */
enum PostgresRights {
    RELATION("TABLE", 'r', 'r'),
    SEQUENCE("SEQUENCE", 'S', 's'),
    TYPE("TYPE", 'T', 'T'),
    ROUTINE("ROUTINE", 'f', 'f'),
    SCHEMA("SCHEMA", 'n', 'n');

    /** The word after GRANT .. ON. */
    private final String word;
    /** The value of {@code pg_default_acl.defaclobjtype}. */
    private final char letter;
    /** The argument of {@code acldefault}. */
    private final char initial;

    PostgresRights(String word, char letter, char initial) {
        this.word = word;
        this.letter = letter;
        this.initial = initial;
    }

    /** Returns a condition whether a new object may have other privileges than one with this list. */
    String differ(String acl) {
        return "(" + acl + " IS NOT NULL OR EXISTS (SELECT FROM pg_default_acl d WHERE d.defaclobjtype = '" + letter
                + "'))";
    }

    /** Returns an expression of {@code REVOKE ALL ON ..}, before the object's name. */
    String revoke() {
        return "'REVOKE ALL ON " + word + " '";
    }

    /** Returns an expression of what follows the name: all roles that a new object of the owner gives a privilege. */
    String from(String owner) {
        return "(SELECT ' FROM ' || string_agg(role, ', ') FROM (SELECT 'PUBLIC' AS role UNION SELECT"
                + " quote_ident(pg_get_userbyid(" + owner + ")) UNION SELECT " + role("e.grantee")
                + " FROM pg_default_acl d CROSS JOIN LATERAL aclexplode(d.defaclacl) e WHERE d.defaclobjtype = '"
                + letter
                + "') AS roles)";
    }

    /**
     * Returns the item of FROM with a row {@code g} for each privilege of an object with this list, in the order in
     * which they can be granted.
     */
    String granted(String acl, String owner) {
        return "CROSS JOIN LATERAL aclexplode(CASE WHEN " + differ(acl) + " THEN coalesce(" + acl + ", acldefault('"
                + initial + "', " + owner + ")) END) WITH ORDINALITY AS g (grantor, grantee, privilege_type,"
                + " is_grantable, place)";
    }

    /** Returns an expression of {@code GRANT .. ON ..}, before the object's name. */
    String grant(String owner) {
        return grant("''", owner) + " || ' ON " + word + " '";
    }

    /**
     * Returns an expression of GRANT with the privilege of {@code g}. It is granted by the role that granted it before,
     * if the user of the script can act for it, otherwise by the owner.
     *
     * @param columns an expression of what follows the privilege
     */
    static String grant(String columns, String owner) {
        return "CASE WHEN " + acts(owner)
                + " THEN format('SET LOCAL ROLE %I; ', pg_get_userbyid(g.grantor)) ELSE '' END"
                + " || 'GRANT ' || g.privilege_type || " + columns;
    }

    /** Returns an expression of what follows the object's name in a GRANT for {@code g}. */
    static String to(String owner) {
        return "' TO ' || " + role("g.grantee") + " || CASE WHEN g.is_grantable AND g.grantee <> " + owner
                + " THEN ' WITH GRANT OPTION' ELSE '' END || CASE WHEN " + acts(owner)
                + " THEN format('; SET LOCAL ROLE %I', current_user) ELSE '' END";
    }

    private static String acts(String owner) {
        return "g.grantor <> " + owner + " AND pg_has_role(g.grantor, CASE WHEN"
                + " CAST(current_setting('server_version_num') AS int) < 160000 THEN 'MEMBER' ELSE 'SET' END)";
    }

    private static String role(String id) {
        return "CASE " + id + " WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(" + id + ")) END";
    }

    /**
     * Returns a statement that gives a new object the privileges that it has without {@code ALTER DEFAULT PRIVILEGES};
     * null if objects of its kind have none.
     */
    static @Nullable String initial(Dialect dialect, StoredObject object) {
        String name = object.name();
        String quoted = dialect.quote(TableName.parse(name));
        return switch (object.kind()) {
            case VIEW -> RELATION.initial("pg_class", "relowner", "CAST(" + literal(quoted) + " AS regclass)", quoted);
            case SEQUENCE ->
                SEQUENCE.initial("pg_class", "relowner", "CAST(" + literal(quoted) + " AS regclass)", quoted);
            case TYPE, DOMAIN ->
                TYPE.initial("pg_type", "typowner", "CAST(" + literal(quoted) + " AS regtype)", quoted);
            case SCHEMA ->
                SCHEMA.initial(
                        "pg_namespace",
                        "nspowner",
                        "CAST(" + literal(dialect.quote(name)) + " AS regnamespace)",
                        dialect.quote(name));
            case ROUTINE, AGGREGATE -> {
                int open = name.indexOf('(');
                TableName routine = TableName.parse(name.substring(0, open));
                String space = routine.namespace();
                // A cast to regprocedure does not accept the names of arguments.
                String id =
                        "(SELECT p.oid FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = "
                                + (space == null ? "current_schema()" : literal(space)) + " AND p.proname = "
                                + literal(routine.name())
                                + " AND '(' || pg_get_function_identity_arguments(p.oid) || ')' = "
                                + literal(name.substring(open)) + ")";
                yield ROUTINE.initial("pg_proc", "proowner", id, dialect.quote(routine) + name.substring(open));
            }
            default -> null;
        };
    }

    private String initial(String catalog, String owner, String id, String name) {
        String row = "c." + owner;
        return "DECLARE\n        rx_sql text;\n    BEGIN\n        FOR rx_sql IN WITH c AS (SELECT " + owner + " FROM "
                + catalog + " WHERE oid = " + id + ")\n            SELECT s.sql FROM (SELECT 0 AS place, " + revoke()
                + " || " + literal(name) + " || " + from(row) + " AS sql FROM c WHERE "
                + differ("CAST(NULL AS aclitem[])")
                + "\n            UNION ALL SELECT g.place, " + grant(row) + " || " + literal(name) + " || " + to(row)
                + " FROM c " + granted("CAST(NULL AS aclitem[])", row)
                + ") AS s ORDER BY s.place LOOP\n            EXECUTE rx_sql;\n        END LOOP;\n    END";
    }

    private static String literal(String text) {
        return PostgresText.literal(text).strip();
    }
}

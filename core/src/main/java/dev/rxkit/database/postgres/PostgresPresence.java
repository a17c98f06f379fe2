package dev.rxkit.database.postgres;

/**
 * Conditions on whether a database has any objects of the parts of {@link PostgresObjects}. The oids of objects that users
 * make begin at 16384.
 */
final class PostgresPresence {
    static final String SEQUENCES =
            "EXISTS (SELECT 1 FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind = 'S'"
                    + " AND NOT EXISTS (SELECT 1 FROM pg_catalog.pg_depend w WHERE w.objid = c.oid"
                    + " AND w.classid = 'pg_catalog.pg_class'::regclass AND w.deptype IN ('i', 'e')))";

    static final String NAMESPACES = any("pg_namespace n", "oid >= 16384 AND nspname = ANY (?)");

    static final String EXTENSIONS = any("pg_extension", "extname <> 'plpgsql'");

    static final String TYPES = any("pg_collation", "oid >= 16384")
            + " OR " + any("pg_type", "oid >= 16384 AND typtype IN ('d', 'r')")
            + " OR " + any("pg_class", "oid >= 16384 AND relkind = 'c'")
            + " OR " + SEQUENCES;

    static final String ROUTINES = any("pg_proc", "oid >= 16384");

    static final String TABLES =
            any("pg_class", "oid >= 16384 AND relkind = 'f'") + " OR " + any("pg_inherits h", "true");

    static final String VIEWS = any("pg_class", "oid >= 16384 AND relkind IN ('v', 'm')")
            + " OR " + any("pg_trigger", "oid >= 16384 AND NOT tgisinternal")
            + " OR " + any("pg_rewrite", "oid >= 16384 AND rulename <> '_RETURN'")
            + " OR " + any("pg_policy", "true")
            + " OR " + any("pg_statistic_ext", "true");

    static final String COMMENTS = any("pg_description", "objoid >= 16384");

    static final String PRIVILEGES = any("pg_class", "oid >= 16384 AND relacl IS NOT NULL")
            + " OR " + any("pg_attribute", "attrelid >= 16384 AND attacl IS NOT NULL")
            + " OR " + any("pg_proc", "oid >= 16384 AND proacl IS NOT NULL")
            + " OR " + any("pg_type", "oid >= 16384 AND typacl IS NOT NULL")
            + " OR " + any("pg_namespace", "oid >= 16384 AND nspacl IS NOT NULL");

    static final String OTHERS = any("pg_operator", "oid >= 16384")
            + " OR " + any("pg_opclass", "oid >= 16384")
            + " OR " + any("pg_opfamily", "oid >= 16384")
            + " OR " + any("pg_conversion", "oid >= 16384")
            + " OR " + any("pg_ts_config", "oid >= 16384")
            + " OR " + any("pg_ts_dict", "oid >= 16384")
            + " OR " + any("pg_type", "oid >= 16384 AND typtype IN ('b', 'p') AND typcategory <> 'A'")
            + " OR " + any("pg_cast", "oid >= 16384")
            + " OR " + any("pg_language", "oid >= 16384")
            + " OR " + any("pg_publication", "true")
            + " OR " + any("pg_event_trigger", "true")
            + " OR " + any("pg_foreign_data_wrapper", "true")
            + " OR " + any("pg_foreign_server", "true")
            + " OR " + any("pg_default_acl", "true");

    private PostgresPresence() {}

    private static String any(String table, String where) {
        return "EXISTS (SELECT 1 FROM pg_catalog." + table + " WHERE " + where + ")";
    }
}

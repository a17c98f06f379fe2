package dev.rxkit.migrate.plan.mariadb;

/**
 * The query of what MariaDB's catalogue contains beyond a schema: privileges, owners, comments, states, settings, and
 * objects that are not modelled.
 */
final class MariaDbCatalogQuery {
    static final String FACTS = """
            SELECT 'view', nullif(table_schema, database()), table_name, '', NULL,
                concat('definer ', definer, ', security ', security_type, ', algorithm ', algorithm)
                FROM information_schema.views WHERE table_schema = database()
            UNION ALL SELECT 'view', nullif(table_schema, database()), table_name, '', NULL, 'there'
                FROM information_schema.views WHERE table_schema = database()
            UNION ALL SELECT 'trigger', nullif(event_object_schema, database()), event_object_table, trigger_name, NULL,
                concat('definer ', definer, ', sql_mode ', sql_mode)
                FROM information_schema.triggers WHERE event_object_schema = database()
            UNION ALL SELECT 'trigger', nullif(event_object_schema, database()), event_object_table, trigger_name, NULL, 'there'
                FROM information_schema.triggers WHERE event_object_schema = database()
            UNION ALL SELECT DISTINCT 'index', nullif(table_schema, database()), table_name, index_name, NULL,
                concat('comment ', index_comment) FROM information_schema.statistics
                WHERE table_schema = database() AND index_comment <> ''
            UNION ALL SELECT DISTINCT 'index', nullif(table_schema, database()), table_name, index_name, NULL, 'there'
                FROM information_schema.statistics WHERE table_schema = database()
            UNION ALL SELECT 'table', nullif(table_schema, database()), table_name, '', NULL, 'there'
                FROM information_schema.tables WHERE table_schema = database()""";

    private MariaDbCatalogQuery() {}
}

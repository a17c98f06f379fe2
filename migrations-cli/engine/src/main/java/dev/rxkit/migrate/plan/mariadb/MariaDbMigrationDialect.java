package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Literals;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Migrations of MariaDB, and of MySQL through its driver. */
public record MariaDbMigrationDialect(Dialect dialect) implements MigrationDialect, ServerStatements {
    /** MariaDB has no row number; a variable of the session counts the rows. */
    private static final String COUNTER = "(@rx_row := COALESCE(@rx_row, 0) + 1)";

    @Override
    public String lock(HazardCode code) {
        return switch (code) {
            case DROP_TABLE, RENAME_TABLE -> "EXCLUSIVE";
            case NARROW_TYPE, DROP_ENUM_VALUE, FOREIGN_KEY, CHECK, REWRITE_TABLE -> "NONE; before 11.2 SHARED";
            case DROP_COLUMN,
                    NOT_NULL,
                    UNIQUE,
                    UNIQUE_INDEX,
                    PRIMARY_KEY,
                    REQUIRED_COLUMN,
                    RENAME_COLUMN,
                    BUILD_INDEX -> "NONE";
        };
    }

    @Override
    public Planner planner() {
        return new MariaDbPlanner(this, false);
    }

    @Override
    public Optional<String> describe(String table, String text) {
        return Optional.of("ALTER TABLE " + dialect.quote(table) + " COMMENT = " + MariaDbText.literal(text));
    }

    @Override
    public Optional<String> description(String table) {
        return Optional.of("SELECT table_comment FROM information_schema.tables WHERE table_schema = DATABASE() AND"
                + " table_name = " + MariaDbText.literal(table));
    }

    @Override
    public Optional<ServerStatements> server() {
        return Optional.of(this);
    }

    /** Lock names are per server and have at most 64 characters. */
    @Override
    public String tryLock() {
        return "SELECT GET_LOCK(CONCAT('rx_migrate_', MD5(DATABASE())), 0) = 1";
    }

    /** Returns the default character set and collation of the database, which a column without a collation gets. */
    @Override
    public Optional<String> databaseOptions() {
        return Optional.of(
                "SELECT concat(' CHARACTER SET ', default_character_set_name, ' COLLATE ', default_collation_name)"
                        + " FROM information_schema.schemata WHERE schema_name = DATABASE()");
    }

    @Override
    public String databases(String pattern) {
        return "SELECT schema_name FROM information_schema.schemata WHERE schema_name LIKE '" + pattern + "'";
    }

    @Override
    public Conversion conversion(Column from, Column to, String x) {
        return MariaDbConversion.of(from, to, x);
    }

    @Override
    public Literals literals() {
        return new MariaDbPlainLiterals(dialect);
    }

    @Override
    public Optional<String> rowNumber(Table table, Column column) {
        return Optional.ofNullable(
                switch (TypeShape.of(column.type()).family()) {
                    case INTEGER, DECIMAL, FLOAT -> COUNTER;
                    case TEXT -> column.type().toString().equals("CHAR(36)") ? "UUID()" : "CONCAT('', " + COUNTER + ")";
                    case BINARY -> "CONCAT('', " + COUNTER + ")";
                    case DATE -> "DATE '1970-01-01' + INTERVAL " + COUNTER + " DAY";
                    case TIME -> "SEC_TO_TIME(" + COUNTER + ")";
                    case TIMESTAMP, INSTANT -> "TIMESTAMP '1970-01-01 00:00:00' + INTERVAL " + COUNTER + " SECOND";
                    case OTHER, BOOLEAN -> null;
                });
    }

    /**
     * Returns the schema with the attributes of columns as options of their tables, and with the collation of each
     * column: a column without one has that of its table.
     */
    @Override
    public Schema apart(Schema schema) {
        return schema.map(table -> {
            Map<String, String> options = new TreeMap<>(table.options());
            String collation = options.get("collation");
            List<Column> columns = new ArrayList<>();
            for (Column column : table.columns()) {
                if (column.attributes() != null) {
                    options.put(MariaDbText.COLUMN + column.name(), column.attributes());
                }
                columns.add(MariaDbText.isCollated(column) ? column.withCollation(collation) : column);
            }
            return table.withOptions(options).withColumns(columns);
        });
    }

    /** Everything is replaced by one statement, so that nothing is lost if a later statement fails. */
    @Override
    public boolean replaces(StoredObject from, StoredObject to) {
        return to.kind() != StoredObject.Kind.ROUTINE
                || SqlWords.begins(from.sql(), "PROCEDURE") == SqlWords.begins(to.sql(), "PROCEDURE");
    }

    /** Returns CREATE OR REPLACE, but ALTER for a sequence, which then keeps its current number. */
    @Override
    public List<String> replacing(StoredObject from, StoredObject to) {
        return to.kind() == StoredObject.Kind.SEQUENCE
                ? MariaDbSequences.replacing(from, to)
                : List.of(to.sql().replaceFirst("^CREATE ", "CREATE OR REPLACE "));
    }

    @Override
    public Optional<String> catalogFacts() {
        return Optional.of(MariaDbCatalogQuery.FACTS);
    }
}

package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Literals;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.ServerStatements;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.EnumType;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Migrations of PostgreSQL. */
public record PostgresMigrationDialect(Dialect dialect) implements MigrationDialect, ServerStatements {
    /** More than the number of rows that fit on one page of PostgreSQL. */
    private static final String PLACE = "((ctid::text::point)[0]::bigint * 300 + (ctid::text::point)[1]::bigint)";

    @Override
    public String lock(HazardCode code) {
        return switch (code) {
            case FOREIGN_KEY -> "SHARE ROW EXCLUSIVE";
            case UNIQUE_INDEX, BUILD_INDEX -> "SHARE";
            case DROP_TABLE,
                    DROP_COLUMN,
                    NARROW_TYPE,
                    DROP_ENUM_VALUE,
                    NOT_NULL,
                    UNIQUE,
                    PRIMARY_KEY,
                    CHECK,
                    REQUIRED_COLUMN,
                    RENAME_TABLE,
                    RENAME_COLUMN,
                    REWRITE_TABLE -> "ACCESS EXCLUSIVE";
        };
    }

    @Override
    public boolean locksForIndex() {
        return true;
    }

    @Override
    public Planner planner() {
        return new PostgresPlanner(this);
    }

    @Override
    public Optional<ServerStatements> server() {
        return Optional.of(this);
    }

    @Override
    public Optional<String> mayCreateTables() {
        return Optional.of("SELECT has_schema_privilege(current_schema(), 'CREATE')");
    }

    /** Advisory locks are per database; the key is a random number. */
    @Override
    public String tryLock() {
        return "SELECT pg_try_advisory_lock(7237970109966541172)";
    }

    @Override
    public Optional<String> heldLocks() {
        return Optional.of("SELECT n.nspname, c.relname, substr(max(CASE l.mode WHEN 'ShareLock' THEN '1SHARE'"
                + " WHEN 'ShareRowExclusiveLock' THEN '2SHARE ROW EXCLUSIVE' WHEN 'ExclusiveLock' THEN '3EXCLUSIVE'"
                + " ELSE '4ACCESS EXCLUSIVE' END), 2) FROM pg_locks l JOIN pg_class c ON c.oid = l.relation"
                + " JOIN pg_namespace n ON n.oid = c.relnamespace WHERE l.pid = pg_backend_pid() AND l.granted"
                + " AND c.relkind IN ('r', 'p') AND l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock',"
                + " 'AccessExclusiveLock') GROUP BY 1, 2 ORDER BY 1, 2");
    }

    @Override
    public Optional<String> unfinishedIndexes() {
        return Optional.of(
                "SELECT c.relname, 'DROP INDEX CONCURRENTLY ' || c.oid::regclass FROM pg_index i JOIN pg_class c"
                        + " ON c.oid = i.indexrelid WHERE NOT i.indisvalid AND c.relkind = 'i'");
    }

    @Override
    public String databases(String pattern) {
        return "SELECT datname FROM pg_database WHERE datname LIKE '" + pattern + "'";
    }

    @Override
    public String dropDatabase(String database) {
        return "DROP DATABASE IF EXISTS " + database + " WITH (FORCE)";
    }

    @Override
    public boolean computesStored() {
        return true;
    }

    @Override
    public Conversion conversion(Column from, Column to, String x) {
        return PostgresConversion.of(from, to, x);
    }

    @Override
    public List<String> conversionSettings() {
        return PostgresConversion.SETTINGS;
    }

    @Override
    public Literals literals() {
        return new PostgresLiterals(dialect);
    }

    @Override
    public Optional<String> rowNumber(Table table, Column column) {
        TypeShape shape = TypeShape.of(column.type());
        return Optional.ofNullable(
                switch (shape.family()) {
                    case INTEGER, DECIMAL, FLOAT -> PLACE;
                    case TEXT -> shape.size() < 32 ? "to_hex(" + PLACE + ")" : "md5(ctid::text)";
                    case BINARY -> "decode(md5(ctid::text), 'hex')";
                    case DATE -> "DATE '1970-01-01' + " + PLACE + "::integer";
                    case TIME -> "TIME '00:00' + " + PLACE + " * INTERVAL '1 millisecond'";
                    case TIMESTAMP -> "TIMESTAMP '1970-01-01' + " + PLACE + " * INTERVAL '1 second'";
                    case INSTANT -> "TIMESTAMPTZ '1970-01-01 00:00:00+00' + " + PLACE + " * INTERVAL '1 second'";
                    case OTHER -> column.type().toString().equals("UUID") ? "md5(ctid::text)::uuid" : null;
                    case BOOLEAN -> null;
                });
    }

    /**
     * The server assigns a value only if it converts to the column's type implicitly; text is assignable to any type.
     */
    @Override
    public String assignable(String expression, Column column) {
        return expression + "::text::" + column.type();
    }

    @Override
    public boolean namesIndexesOnce() {
        return true;
    }

    @Override
    public Schema apart(Schema schema) {
        return PostgresDefinitions.apart(dialect, schema);
    }

    @Override
    public boolean replaces(StoredObject from, StoredObject to) {
        return PostgresReplacing.replaces(from, to);
    }

    @Override
    public List<String> replacing(StoredObject from, StoredObject to) {
        String sql = PostgresReplacing.sql(from, to);
        return sql.isEmpty() ? List.of() : List.of(sql);
    }

    @Override
    public boolean replaces(Change.AlterEnum change) {
        return !PostgresEnums.onlyGains(change.from(), change.to());
    }

    @Override
    public String createEnum(EnumType type) {
        return PostgresText.enumType(type);
    }

    @Override
    public Optional<String> initialPrivileges(StoredObject object) {
        return Optional.ofNullable(PostgresRights.initial(dialect, object));
    }

    @Override
    public String dropped(StoredObject object) {
        TableName table = object.table();
        return switch (object.kind()) {
            case TRIGGER, RULE, POLICY ->
                dialect.quote(object.name()) + (table == null ? "" : " ON " + dialect.quote(table));
            case COMMENT, PRIVILEGE, SEQUENCE_OWNER -> PostgresReplacing.reverse(object);
            case CONSTRAINT ->
                "ALTER TABLE " + dialect.quote(Objects.requireNonNull(table)) + " DROP CONSTRAINT "
                        + dialect.quote(object.name());
            case SCHEMA, EXTENSION -> dialect.quote(object.name());
            default -> {
                int arguments = object.name().indexOf('(');
                boolean routine = arguments > 0
                        && (object.kind() == StoredObject.Kind.ROUTINE || object.kind() == StoredObject.Kind.AGGREGATE);
                String name = routine ? object.name().substring(0, arguments) : object.name();
                yield dialect.quote(TableName.parse(name))
                        + (routine ? object.name().substring(arguments) : "");
            }
        };
    }

    @Override
    public Optional<String> catalogFacts() {
        return Optional.of(PostgresCatalogQuery.FACTS);
    }

    /** Returns DISCARD PLANS: a function that has run keeps its plans, which a new session would not have. */
    @Override
    public List<String> forgetPlans() {
        return List.of("DISCARD PLANS");
    }
}

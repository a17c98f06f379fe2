package dev.rxkit.migrate.plan.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.HazardCode;
import dev.rxkit.migrate.plan.Literals;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Planner;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Migrations of SQLite. */
public record SqliteMigrationDialect(Dialect dialect) implements MigrationDialect {
    @Override
    public String lock(HazardCode code) {
        return "the whole file";
    }

    @Override
    public Planner planner() {
        return new SqlitePlanner(this);
    }

    /** Turns foreign keys off while tables are rewritten; otherwise dropping one would delete rows of others. */
    @Override
    public Map<String, String> connectionProperties(Map<String, String> runtime) {
        return Map.of("busy_timeout", "10000", "foreign_keys", "false");
    }

    /** The second statement opens the file, which SQLite does with the first statement that needs it. */
    @Override
    public List<String> connectionStatements() {
        return List.of("PRAGMA foreign_keys = OFF", "PRAGMA schema_version");
    }

    @Override
    public Conversion conversion(Column from, Column to, String x) {
        return SqliteConversion.of(from, to, x);
    }

    @Override
    public Literals literals() {
        return new SqliteLiterals(dialect);
    }

    @Override
    public Optional<String> rowNumber(Table table, Column column) {
        if ("true".equals(table.options().get("without rowid"))) {
            return Optional.empty();
        }
        String row = dialect.quote(table.name()) + ".rowid";
        boolean text = TypeShape.of(column.type()).family() == TypeShape.Family.TEXT;
        return Optional.of(text ? "CAST(" + row + " AS TEXT)" : row);
    }

    @Override
    public boolean keepsObjectTexts() {
        return true;
    }

    @Override
    public String exactly(String column) {
        return "quote(" + column + ")";
    }

    @Override
    public Optional<String> danglingRows() {
        return Optional.of("SELECT \"table\" FROM pragma_foreign_key_check");
    }
}

package dev.rxkit.migrate.plan.postgres;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.postgres.PostgresColumnOptions;
import dev.rxkit.database.postgres.PostgresText;
import dev.rxkit.migrate.plan.AlterTable;
import dev.rxkit.migrate.plan.Backfill;
import dev.rxkit.migrate.plan.ColumnChange;
import dev.rxkit.migrate.plan.ColumnChange.Part;
import dev.rxkit.migrate.plan.Conversion;
import dev.rxkit.migrate.plan.PhasedScript;
import dev.rxkit.migrate.plan.Questions;
import dev.rxkit.migrate.plan.SqlWords;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.plan.TableChanges;
import dev.rxkit.migrate.plan.TypeShape;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Changes the columns of one table that stays. */
final class PostgresColumnChanges {
    private final Dialect dialect;
    private final Backfill backfill;
    private final PostgresEnums enums;
    private final AffectedColumns touched;
    private final PostgresGuards guards;
    private final Table now;
    private final Table to;
    private final TableChanges changes;
    private final PhasedScript<PostgresPhase> phases;
    private final List<Statement> script;
    private final String table;

    PostgresColumnChanges(
            Dialect dialect,
            Backfill backfill,
            PostgresEnums enums,
            AffectedColumns touched,
            AlterTable alteration,
            PhasedScript<PostgresPhase> phases) {
        this.dialect = dialect;
        this.backfill = backfill;
        this.enums = enums;
        this.touched = touched;
        this.guards = new PostgresGuards(dialect);
        this.now = alteration.now();
        this.to = alteration.to();
        this.changes = alteration.changes();
        this.phases = phases;
        this.script = phases.in(PostgresPhase.COLUMNS);
        this.table = dialect.quote(to.name());
    }

    /** Adds the statements, each to its phase. */
    void write() {
        change();
        drop(phases.in(PostgresPhase.DROP_COLUMNS));
        comments(phases.in(PostgresPhase.COMMENTS));
        options(phases.in(PostgresPhase.OPTIONS));
    }

    private void change() {
        // The type of a column cannot change while a generated column is computed from it.
        changes.columns().dropped().stream()
                .filter(column -> column.computed() != null)
                .forEach(column -> alter("DROP COLUMN " + dialect.quote(column.name())));
        for (Column column : to.columns()) {
            if (touched.isRebuilt(to.name(), column.name())) {
                alter("DROP COLUMN " + dialect.quote(column.name()));
            }
        }
        changes.columns().added().stream()
                .filter(column -> column.computed() == null)
                .forEach(this::add);
        for (Column column : to.columns()) {
            Column old = now.column(column.name()).orElse(null);
            if (old != null && !touched.isRebuilt(to.name(), column.name())) {
                change(changes.altered().getOrDefault(column.name(), ColumnChange.none(old, column)));
            }
        }
        for (Column column : to.columns()) {
            if (touched.isRebuilt(to.name(), column.name()) && column.computed() == null) {
                add(column);
            }
        }
        for (Column column : to.columns()) {
            if (isNew(column) && column.computed() != null) {
                alter("ADD COLUMN " + PostgresText.column(column));
            }
        }
    }

    /** Drops the columns, after everything that refers to them. */
    private void drop(List<Statement> drops) {
        changes.columns().dropped().stream()
                .filter(column -> column.computed() == null)
                .forEach(column -> drops.add(altering("DROP COLUMN " + dialect.quote(column.name()))));
    }

    private void alter(String action) {
        script.add(altering(action));
    }

    private Statement altering(String action) {
        return Statement.of("ALTER TABLE " + table + " " + action);
    }

    private static String column(Dialect dialect, Column column) {
        return "ALTER COLUMN " + dialect.quote(column.name()) + " ";
    }

    private void add(Column column) {
        String own = column.defaultDdl();
        Optional<String> value = column.nullable() || column.generated() ? Optional.empty() : backfill.of(to, column);
        if (value.isEmpty() || value.get().equals(own)) {
            if (value.isEmpty() && Questions.needsValue(column)) {
                script.add(guards.none(
                        to.name() + "." + column.name() + ": there are rows, which need a value for this new column",
                        to.name(),
                        ""));
            }
            if (PostgresText.isSerial(column)) {
                script.add(Statement.of(String.valueOf(column.attributes())));
            }
            alter("ADD COLUMN " + PostgresText.column(column));
            if (PostgresText.isSerial(column)) {
                script.add(Statement.of(PostgresText.owned(to.name(), column)));
            }
            return;
        }
        String sql = value.get();
        if (SqlWords.isConstant(sql)) {
            alter("ADD COLUMN " + PostgresText.column(column.withDefault(sql)));
            alter(column(dialect, column) + (own == null ? "DROP DEFAULT" : "SET DEFAULT " + own));
            return;
        }
        alter("ADD COLUMN " + PostgresText.column(column.withNullable(true)));
        update(column, sql, "");
        alter(column(dialect, column) + "SET NOT NULL");
    }

    private void update(Column column, String sql, String where) {
        script.add(
                Statement.of("UPDATE " + table + " SET " + dialect.quote(column.name()) + " = (" + sql + ")" + where));
        if (to.foreignKeys().stream().anyMatch(key -> key.deferral() == ForeignKey.Deferral.INITIALLY_DEFERRED)) {
            // A table cannot be altered while deferred checks of its rows are pending.
            script.add(Statement.of("SET CONSTRAINTS ALL IMMEDIATE"));
        }
    }

    private void change(ColumnChange change) {
        Column old = change.from();
        Column column = change.to();
        if (change.has(Part.COMPUTED) && column.computed() == null) {
            alter(column(dialect, column) + "DROP EXPRESSION");
        }
        PostgresCounters counters = new PostgresCounters(dialect, to.name(), script);
        boolean counted = PostgresCounters.isChanged(change);
        if (counted && old.generated()) {
            counters.stop(column);
        }
        boolean converted = touched.isRetyped(to.name(), column.name());
        if (converted) {
            convert(old, column, counted);
            if (!counted) {
                counters.retype(old, column);
            }
        }
        if (change.has(Part.NULLABLE) && !column.nullable()) {
            String empty = dialect.quote(column.name()) + " IS NULL";
            Optional<String> value = backfill.of(to, column);
            value.ifPresent(sql -> update(column, sql, " WHERE " + empty));
            if (value.isEmpty()) {
                script.add(guards.none(
                        to.name() + "." + column.name() + ": there are rows without a value (NULL)", to.name(), empty));
            }
            alter(column(dialect, column) + "SET NOT NULL");
        } else if (change.has(Part.NULLABLE)) {
            alter(column(dialect, column) + "DROP NOT NULL");
        }
        if (!converted && change.has(Part.DEFAULT) && !(counted && PostgresText.isSerial(column))) {
            alter(column(dialect, column) + defaultAction(column));
        }
        if (counted && column.generated()) {
            counters.start(column);
        }
    }

    private static String defaultAction(Column column) {
        return column.defaultSql() == null ? "DROP DEFAULT" : "SET DEFAULT " + column.defaultDdl();
    }

    private void convert(Column old, Column column, boolean counted) {
        String x = dialect.quote(column.name());
        boolean replaced = enums.replaces(column);
        String type = column.type().toString();
        String text = type.endsWith("[]") ? "TEXT[]" : "TEXT";
        Conversion conversion = replaced && old.type().equals(column.type())
                ? new Conversion("CAST(CAST(" + x + " AS " + text + ") AS " + type + ")", null)
                : PostgresConversion.of(old, column, x);
        if (replaced) {
            enums.guard(to, column, guards, script);
        }
        if (conversion.fits() != null) {
            script.add(guards.fits(
                    to.name() + "." + column.name() + " has values that do not fit " + type,
                    to.name(),
                    x + " IS NOT NULL AND NOT coalesce(" + conversion.fits() + ", FALSE)"));
        }
        List<String> actions = new ArrayList<>();
        if (old.defaultSql() != null) {
            actions.add(column(dialect, column) + "DROP DEFAULT");
        }
        String collation = column.collation() == null && old.collation() != null ? " COLLATE \"default\"" : "";
        boolean textual = TypeShape.of(column.type()).family() == TypeShape.Family.TEXT;
        String using = conversion.value().equals(x) ? "" : " USING " + conversion.value();
        actions.add(column(dialect, column) + "TYPE " + PostgresText.type(column) + (textual ? collation : "") + using);
        if (column.defaultSql() != null && !(counted && PostgresText.isSerial(column))) {
            actions.add(column(dialect, column) + "SET DEFAULT " + column.defaultDdl());
        }
        alter(String.join(",\n    ", actions));
    }

    /** Changes the comments of the table and its columns. */
    private void comments(List<Statement> comments) {
        for (Column column : to.columns()) {
            ColumnChange change = changes.altered().get(column.name());
            boolean commented = isNew(column) ? column.comment() != null : change != null && change.has(Part.COMMENT);
            if (commented) {
                comments.add(Statement.of(PostgresText.comment(to.name(), column)));
            }
        }
        if (changes.comment() != null) {
            comments.add(Statement.of(PostgresText.comment(to.name(), to.comment())));
        }
    }

    /** Changes storage parameters and similar options. */
    private void options(List<Statement> options) {
        changes.options()
                .forEach((option, value) -> PostgresOptions.set(dialect, now, to, option, value)
                        .forEach(sql -> options.add(Statement.of(sql))));
        for (Column column : to.columns()) {
            String own = to.options().getOrDefault(PostgresText.COLUMN + column.name(), "");
            if (!own.isEmpty() && isNew(column)) {
                PostgresColumnOptions.statements(to.name(), column.name(), "", own)
                        .forEach(sql -> options.add(Statement.of(sql)));
            }
        }
    }

    private boolean isNew(Column column) {
        return now.column(column.name()).isEmpty() || touched.isRebuilt(to.name(), column.name());
    }
}

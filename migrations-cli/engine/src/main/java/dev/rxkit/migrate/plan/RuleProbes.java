package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.history.LockNames;
import dev.rxkit.migrate.plan.Narrowing.Found;
import dev.rxkit.migrate.plan.Narrowing.Probe;
import dev.rxkit.migrate.plan.Narrowing.Rule;
import dev.rxkit.schema.Check;
import dev.rxkit.schema.ForeignKey;
import dev.rxkit.schema.Index;
import dev.rxkit.schema.PrimaryKey;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The queries that count the rows which break a new unique constraint, foreign key or check. */
final class RuleProbes {
    private static final int SAMPLE = 3;

    private final FormerNames names;
    private final Schema from;
    /** The columns whose present values say nothing about the later ones. */
    private final Set<String> converted = new TreeSet<>();

    RuleProbes(FormerNames names, Schema from, List<Change> changes) {
        this.names = names;
        this.from = from;
        for (Change change : changes) {
            if (change instanceof Change.AlterType alter) {
                converted.add(LockNames.column(alter.table(), alter.to().name()));
            } else if (change instanceof Change.AlterComputed alter) {
                converted.add(LockNames.column(alter.table(), alter.to().name()));
            } else if (change instanceof Change.AlterCollation alter) {
                converted.add(LockNames.column(alter.table(), alter.to().name()));
            }
        }
    }

    /** Returns the query of a change; empty if it adds no rule, or one that the present rows cannot answer for. */
    Optional<Probe> of(Change change) {
        if (change instanceof Change.AddUnique add) {
            return unique(add.table(), add.unique().columns(), add.unique().nullsNotDistinct(), HazardCode.UNIQUE);
        }
        if (change instanceof Change.AddIndex add && add.index().unique() && isOfColumns(add.index())) {
            return unique(add.table(), add.index().columns(), add.index().nullsNotDistinct(), HazardCode.UNIQUE_INDEX);
        }
        if (change instanceof Change.AddForeignKey add) {
            return orphans(add.table(), add.key());
        }
        return change instanceof Change.AddCheck add ? check(add.table(), add.check()) : Optional.empty();
    }

    private static boolean isOfColumns(Index index) {
        return index.where() == null
                && index.parts()
                        .equals(index.columns().stream().map(Index.Part::of).toList());
    }

    private Optional<Table> now(TableName table, List<String> columns) {
        return from.table(names.table(table))
                .filter(now -> columns.stream()
                        .allMatch(column ->
                                now.column(names.column(table, column)).isPresent()
                                        && !converted.contains(LockNames.column(table, column))));
    }

    private Optional<Probe> unique(TableName table, List<String> columns, boolean nulls, HazardCode code) {
        Table now = now(table, columns).orElse(null);
        if (now == null || columns.isEmpty()) {
            return Optional.empty();
        }
        List<String> all =
                columns.stream().map(column -> names.x(table, column)).toList();
        String list = String.join(", ", all);
        String present = nulls
                ? ""
                : all.stream().map(x -> x + " IS NOT NULL").collect(Collectors.joining(" AND ", " WHERE ", ""));
        String groups = " FROM " + names.from(table) + present + " GROUP BY " + list + " HAVING count(*) > 1";
        String shown = String.join(", ", columns);
        Correction correction = columns.size() > 1 || nulls
                ? null
                : correction(table, columns.get(0), later(now, names.column(table, columns.get(0)), groups));
        return Optional.of(probe(
                "unique:" + table + "." + shown.replace(", ", ","),
                "SELECT coalesce(sum(d.n), 0) FROM (SELECT count(*) AS n" + groups + ") AS d",
                new Found("row", "of " + table + " with the " + shown + " of another row"),
                "SELECT " + list + groups + " LIMIT " + SAMPLE,
                "Rows of " + table + " must differ in " + shown + " from now on.",
                columns.size() > 1 ? null : "the later ones another " + shown,
                code,
                correction));
    }

    /** Returns a condition of all rows but the first of each value. */
    private String later(Table now, String column, String groups) {
        String x = names.migrations().dialect().quote(column);
        String own = names.migrations().dialect().quote(now.name());
        PrimaryKey key = now.primaryKey();
        if (key == null || key.columns().size() != 1) {
            return x + " IN (SELECT " + x + groups + ")";
        }
        String id = names.migrations().dialect().quote(key.columns().get(0));
        return "EXISTS (SELECT 1 FROM " + own + " AS rx_other WHERE rx_other." + x + " = " + own + "." + x
                + " AND rx_other." + id + " < " + own + "." + id + ")";
    }

    private Optional<Probe> orphans(TableName table, ForeignKey key) {
        if (now(table, key.columns()).isEmpty()) {
            return Optional.empty();
        }
        List<String> own =
                key.columns().stream().map(column -> names.x(table, column)).toList();
        String present = own.stream().map(x -> x + " IS NOT NULL").collect(Collectors.joining(" AND "));
        Table target = from.table(names.table(key.target())).orElse(null);
        String none = "";
        if (target != null) {
            List<String> columns = targets(key, target);
            if (columns.size() != own.size()
                    || now(key.target(), key.targetColumns()).isEmpty()) {
                return Optional.empty();
            }
            List<String> pairs = new ArrayList<>();
            for (int i = 0; i < own.size(); i++) {
                pairs.add("rx_target." + names.migrations().dialect().quote(columns.get(i)) + " = " + own.get(i));
            }
            none = " AND NOT EXISTS (SELECT 1 FROM " + names.from(key.target()) + " AS rx_target WHERE "
                    + String.join(" AND ", pairs) + ")";
        }
        String shown = String.join(", ", key.columns());
        boolean single = own.size() == 1;
        return Optional.of(probe(
                "reference:" + table + "." + shown.replace(", ", ","),
                "SELECT count(*) FROM " + names.from(table) + " WHERE " + present + none,
                new Found("row", "of " + table + " whose " + shown + " is in no row of " + key.target()),
                "SELECT DISTINCT " + String.join(", ", own) + " FROM " + names.from(table) + " WHERE " + present + none
                        + " LIMIT " + SAMPLE,
                table + "." + shown + " must be in a row of " + key.target() + " from now on.",
                single ? "them another " + shown : null,
                HazardCode.FOREIGN_KEY,
                single ? correction(table, key.columns().get(0), present + none) : null));
    }

    private List<String> targets(ForeignKey key, Table target) {
        PrimaryKey primary = target.primaryKey();
        if (key.targetColumns().isEmpty()) {
            return primary == null ? List.of() : primary.columns();
        }
        return key.targetColumns().stream()
                .map(column -> names.column(key.target(), column))
                .toList();
    }

    private Optional<Probe> check(TableName table, Check check) {
        Table now = from.table(names.table(table)).orElse(null);
        Map<String, String> olds = new HashMap<>();
        names.columns().forEach((name, old) -> {
            if (name.startsWith(table + ".")) {
                olds.put(name.substring((table + ".").length()), old);
            }
        });
        Check old = check.renamed(olds);
        List<String> columns = now == null
                ? List.of()
                : now.columns().stream()
                        .map(column -> column.name())
                        .filter(column -> SqlWords.mentions(old.sql(), column))
                        .toList();
        if (columns.isEmpty() || now(table, columns).isEmpty()) {
            return Optional.empty();
        }
        String where = "NOT (" + old.ddl() + ")";
        String list = columns.stream().map(names.migrations().dialect()::quote).collect(Collectors.joining(", "));
        boolean single = columns.size() == 1;
        String shown = String.join(", ", columns);
        return Optional.of(probe(
                "check:" + table + "." + check.name(),
                "SELECT count(*) FROM " + names.from(table) + " WHERE " + where,
                new Found("row", "of " + table + " with another " + shown),
                "SELECT DISTINCT " + list + " FROM " + names.from(table) + " WHERE " + where + " LIMIT " + SAMPLE,
                "Rows of " + table + " must meet " + check.ddl() + " from now on.",
                single ? "them another " + shown : null,
                HazardCode.CHECK,
                single ? correction(table, columns.get(0), where) : null));
    }

    private Correction correction(TableName table, String column, String where) {
        return new Correction(names.table(table), names.column(table, column), table, column, where);
    }

    private static Probe probe(
            String id,
            String sql,
            Found found,
            String sample,
            String rule,
            @Nullable String giving,
            HazardCode code,
            @Nullable Correction correction) {
        String text = rule + " Write a script that stops where there are such rows (yes)"
                + (correction == null ? "?" : ", or give " + giving + " (a SQL expression)?");
        List<String> options = correction == null ? List.of("yes", "no") : List.of();
        Question question = new Question(
                id,
                Question.Kind.VIOLATION,
                text,
                options,
                Questions.answer(id, correction == null ? "yes" : "yes, or a SQL expression"),
                code);
        return new Probe(id, sql, found, true, sample, new Rule(question, correction));
    }
}

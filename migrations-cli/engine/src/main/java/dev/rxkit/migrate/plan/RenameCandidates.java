package dev.rxkit.migrate.plan;

import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.Question.Kind;
import dev.rxkit.schema.Column;
import dev.rxkit.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds what may be a rename: something was dropped, and something similar was added. Ranks the candidates for the
 * question and decides nothing. Two columns are similar if their types are; two tables if they share at least half of
 * their columns.
 */
final class RenameCandidates {
    private final List<Question> questions = new ArrayList<>();
    /** The ids of the other questions that are asked only after these are answered. */
    private final Set<String> waiting = new TreeSet<>();

    RenameCandidates(List<Change> changes, Set<String> settled) {
        for (Change change : changes) {
            if (change instanceof Change.AddTable add && !settled.contains(Questions.rename(add.table()))) {
                table(add, changes);
            } else if (change instanceof Change.AddColumn add
                    && !settled.contains(
                            Questions.rename(add.table(), add.column().name()))) {
                column(add, changes);
            }
        }
    }

    List<Question> questions() {
        return questions;
    }

    /** Returns whether the change may be part of a rename. */
    boolean concerns(Change change) {
        if (change instanceof Change.DropTable drop) {
            return waiting.contains(Questions.drop(drop.table()));
        }
        if (change instanceof Change.DropColumn drop) {
            return waiting.contains(Questions.drop(drop.table(), drop.column().name()));
        }
        if (change instanceof Change.AddColumn add) {
            return waiting.contains(Questions.backfill(add.table(), add.column().name()));
        }
        return false;
    }

    private void table(Change.AddTable add, List<Change> changes) {
        List<Table> alike = changes.stream()
                .filter(Change.DropTable.class::isInstance)
                .map(change -> ((Change.DropTable) change).dropped())
                .filter(old -> shared(old, add.added()) * 2 >= larger(old, add.added()))
                .sorted(Comparator.<Table>comparingInt(old -> -shared(old, add.added()))
                        .thenComparingInt(
                                old -> distance(old.name().name(), add.table().name()))
                        .thenComparing(Table::name))
                .toList();
        if (alike.isEmpty()) {
            return;
        }
        alike.forEach(old -> waiting.add(Questions.drop(old.name())));
        List<String> olds = alike.stream().map(old -> old.name().toString()).toList();
        ask(
                Questions.rename(add.table()),
                "Is table " + add.table() + " the former " + String.join(" or ", olds) + ", renamed?",
                olds,
                "@Table(renamedFrom = \"" + olds.get(0) + "\")");
    }

    private void column(Change.AddColumn add, List<Change> changes) {
        String name = add.column().name();
        List<String> olds = changes.stream()
                .filter(change ->
                        change instanceof Change.DropColumn && change.table().equals(add.table()))
                .map(change -> ((Change.DropColumn) change).column())
                .filter(old -> isAlike(old, add.column()))
                .sorted(Comparator.<Column>comparingInt(
                                old -> old.type().equals(add.column().type()) ? 0 : 1)
                        .thenComparingInt(old -> distance(old.name(), name))
                        .thenComparing(Column::name))
                .map(Column::name)
                .toList();
        if (olds.isEmpty()) {
            return;
        }
        olds.forEach(old -> waiting.add(Questions.drop(add.table(), old)));
        waiting.add(Questions.backfill(add.table(), name));
        ask(
                Questions.rename(add.table(), name),
                "Is column " + add.table() + "." + name + " the former " + String.join(" or ", olds) + ", renamed?",
                olds,
                "@Column(renamedFrom = \"" + olds.get(0) + "\")");
    }

    private void ask(String id, String text, List<String> olds, String annotation) {
        List<String> options = new ArrayList<>(olds);
        options.add("no");
        questions.add(
                new Question(id, Kind.RENAME, text, options, annotation + ", or " + Questions.answer(id, olds.get(0))));
    }

    private static boolean isAlike(Column old, Column added) {
        return TypeShape.of(old.type()).family() == TypeShape.of(added.type()).family()
                && (old.computed() == null) == (added.computed() == null);
    }

    private static int shared(Table old, Table added) {
        return (int) added.columns().stream()
                .filter(column -> old.column(column.name())
                        .map(before -> isAlike(before, column))
                        .orElse(false))
                .count();
    }

    private static int larger(Table old, Table added) {
        return Math.max(old.columns().size(), added.columns().size());
    }

    /** Returns the edit distance of two names. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

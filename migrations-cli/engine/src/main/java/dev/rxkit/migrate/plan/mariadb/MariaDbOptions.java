package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.TableChanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Writes the options of a table as actions of its ALTER TABLE. */
final class MariaDbOptions {
    /** The options that can be changed. */
    static final Set<String> NAMES = Set.of("engine", "row_format", "collation");

    private MariaDbOptions() {}

    static List<String> of(TableChanges changes) {
        List<String> actions = new ArrayList<>();
        changes.options().forEach((option, value) -> {
            switch (option) {
                case "engine" -> actions.add("ENGINE = " + value);
                case "row_format" -> actions.add("ROW_FORMAT = " + (value.isEmpty() ? "DEFAULT" : value));
                case "collation" -> {
                    String charset = value.replaceAll("_.*", "");
                    actions.add("DEFAULT CHARACTER SET = " + charset + " COLLATE = " + value);
                }
                default -> {}
            }
        });
        Change.AlterTableComment comment = changes.comment();
        if (comment != null) {
            actions.add(MariaDbText.comment(comment.to()));
        }
        return actions;
    }
}

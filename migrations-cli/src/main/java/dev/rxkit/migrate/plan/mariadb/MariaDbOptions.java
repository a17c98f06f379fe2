package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import java.util.ArrayList;
import java.util.List;

/** The options of a table as actions of its ALTER TABLE. */
final class MariaDbOptions {
    private MariaDbOptions() {}

    static List<String> of(List<Change> changes) {
        List<String> actions = new ArrayList<>();
        for (Change change : changes) {
            if (change instanceof Change.AlterOption option && option.to() != null) {
                switch (option.option()) {
                    case "engine" -> actions.add("ENGINE = " + option.to());
                    case "row_format" -> actions.add("ROW_FORMAT = " + option.to());
                    case "collation" -> {
                        String charset = option.to().replaceAll("_.*", "");
                        actions.add("DEFAULT CHARACTER SET = " + charset + " COLLATE = " + option.to());
                    }
                    default -> {}
                }
            } else if (change instanceof Change.AlterTableComment comment) {
                actions.add(MariaDbText.comment(comment.to()));
            }
        }
        return actions;
    }
}

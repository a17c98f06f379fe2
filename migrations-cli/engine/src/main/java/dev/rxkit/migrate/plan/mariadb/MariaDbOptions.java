package dev.rxkit.migrate.plan.mariadb;

import dev.rxkit.database.mariadb.MariaDbText;
import dev.rxkit.diff.Change;
import dev.rxkit.migrate.plan.TableChanges;
import java.util.ArrayList;
import java.util.List;

/** Writes the options of a table as actions of its ALTER TABLE. */
final class MariaDbOptions {
    private MariaDbOptions() {}

    static List<String> of(TableChanges changes) {
        List<String> actions = new ArrayList<>();
        changes.options().forEach((option, value) -> {
            if (option.equals("engine")) {
                actions.add("ENGINE = " + value);
            } else if (option.equals("collation")) {
                String charset = value.replaceAll("_.*", "");
                actions.add("DEFAULT CHARACTER SET = " + charset + " COLLATE = " + value);
            } else if (option.startsWith(MariaDbText.PERIOD)) {
                String name = option.substring(MariaDbText.PERIOD.length());
                actions.add(value.isEmpty() ? "DROP PERIOD FOR " + name : "ADD " + MariaDbText.period(name, value));
            } else if (MariaDbText.isNamed(option)) {
                actions.add(MariaDbText.option(option, value));
            }
        });
        Change.AlterTableComment comment = changes.comment();
        if (comment != null) {
            actions.add(MariaDbText.comment(comment.to()));
        }
        return actions;
    }
}

package dev.rxkit.migrate.proof;

import dev.rxkit.database.Dialect;
import dev.rxkit.migrate.plan.MigrationDialect;
import dev.rxkit.migrate.plan.Renaming;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Views and triggers, which a plan must preserve. */
final class StoredObjects {
    private final MigrationDialect migrations;
    private final Dialect dialect;
    private final Connection scratch;

    StoredObjects(MigrationDialect migrations, Connection scratch) {
        this.migrations = migrations;
        this.dialect = migrations.dialect();
        this.scratch = scratch;
    }

    /** Returns the names of the views that can be queried. */
    List<String> readable(Schema schema) throws SQLException {
        List<String> names = new ArrayList<>();
        for (StoredObject object : schema.objects()) {
            if (object.kind() == StoredObject.Kind.VIEW && canBeRead(object.name())) {
                names.add(object.name());
            }
        }
        return names;
    }

    private boolean canBeRead(String view) {
        try (Statement statement = scratch.createStatement()) {
            statement
                    .executeQuery("SELECT * FROM " + dialect.quote(TableName.parse(view)) + " LIMIT 0")
                    .close();
            return true;
        } catch (SQLException broken) {
            return false;
        }
    }

    /** Returns the triggers and views of {@code before} that are missing or different in {@code after}. */
    List<String> lost(Schema before, Schema after, Renaming renaming) {
        Map<String, String> there = new TreeMap<>();
        after.objects().forEach(object -> there.put(object.kind() + object.name(), words(object.sql())));
        List<String> lost = new ArrayList<>();
        for (StoredObject old : before.objects()) {
            StoredObject now = renaming.of(dialect, old);
            boolean droppedWithTable = now.table() != null
                    && before.table(old.table() == null ? now.table() : old.table())
                            .isPresent()
                    && after.table(now.table()).isEmpty();
            String text = there.get(now.kind() + now.name());
            // A server replaces renamed names in the text itself.
            boolean followed = !migrations.keepsObjectTexts() && !now.sql().equals(old.sql());
            boolean same = text != null && (followed || words(now.sql()).equals(text));
            if (!droppedWithTable && !same) {
                lost.add(now.kind().name().toLowerCase(Locale.ROOT) + " " + now.name());
            }
        }
        return lost;
    }

    /** Returns the tokens of the text without whitespace, comments and quotes, which a rename may change. */
    private static String words(String sql) {
        StringBuilder words = new StringBuilder();
        SqlText.tokens(sql)
                .forEach(token -> words.append(token.name() ? token.value() : token.text())
                        .append('\n'));
        return words.toString();
    }
}

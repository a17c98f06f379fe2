package dev.rxkit.database.sqlite;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.Inspector;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.Table;
import dev.rxkit.schema.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Reads an SQLite database: facts from the catalogue, and the rest from the CREATE statements. Virtual tables are
 * objects; their shadow tables are left out. A table has the option {@code unmodelled} if its text cannot be represented.
 */
final class SqliteInspector implements Inspector {

    private final Dialect dialect;

    SqliteInspector(Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public Schema inspect(Connection connection) throws SQLException {
        SqliteCatalog catalog = SqliteCatalog.read(connection);
        Map<String, String> texts = new HashMap<>();
        List<StoredObject> objects = new ArrayList<>();
        for (SqliteCatalog.Entry entry : catalog.objects()) {
            String sql = Objects.requireNonNull(entry.sql());
            switch (entry.type()) {
                case "view" -> objects.add(new StoredObject(StoredObject.Kind.VIEW, entry.name(), null, sql));
                case "trigger" ->
                    objects.add(new StoredObject(
                            StoredObject.Kind.TRIGGER, entry.name(), TableName.of(entry.table()), sql));
                default -> {
                    if (sql.startsWith("CREATE VIRTUAL TABLE")) {
                        objects.add(new StoredObject(StoredObject.Kind.TABLE, entry.name(), null, sql));
                    }
                    texts.put(entry.name(), sql);
                }
            }
        }
        List<Table> tables = new ArrayList<>();
        for (String name : catalog.columns().keySet()) {
            tables.add(new SqliteTable(dialect, catalog, texts, name).read());
        }
        return new Schema(tables, objects);
    }
}

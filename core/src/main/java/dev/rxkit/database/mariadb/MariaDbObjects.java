package dev.rxkit.database.mariadb;

import dev.rxkit.schema.StoredObject;
import dev.rxkit.schema.StoredObject.Kind;
import dev.rxkit.schema.TableName;
import dev.rxkit.sql.SqlText;
import dev.rxkit.sql.SqlToken;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Reads the objects other than tables, with the texts that create them, in an order in which they can be created:
 * sequences, routines, views after those they read, triggers. An object whose text this user cannot see is left out.
 */
final class MariaDbObjects {

    private static final String OBJECTS = """
            SELECT 'VIEW', table_name, NULL, NULL, security_type, check_option, view_definition, NULL, 0
              FROM information_schema.views WHERE table_schema = DATABASE()
            UNION ALL SELECT 'TRIGGER', trigger_name, event_object_table, NULL, action_timing, event_manipulation,
              action_statement, NULL, action_order FROM information_schema.triggers WHERE trigger_schema = DATABASE()
            UNION ALL SELECT 'ROUTINE', specific_name, routine_type, dtd_identifier, security_type,
              CONCAT(IF(is_deterministic = 'YES', 'DETERMINISTIC ', ''), sql_data_access), routine_definition,
              routine_comment, 0 FROM information_schema.routines WHERE routine_schema = DATABASE()
            UNION ALL SELECT 'PARAMETER', specific_name, parameter_name, dtd_identifier, parameter_mode, NULL, NULL,
              NULL, ordinal_position FROM information_schema.parameters
              WHERE specific_schema = DATABASE() AND ordinal_position > 0
            ORDER BY 1, 3, 5, 6, 9, 2
            """;

    private final String database;
    private final List<StoredObject> routines = new ArrayList<>();
    private final List<StoredObject> triggers = new ArrayList<>();
    private final Map<String, StoredObject> views = new LinkedHashMap<>();
    private final Map<String, Map<Integer, String>> parameters = new LinkedHashMap<>();

    private MariaDbObjects(String database) {
        this.database = database;
    }

    static List<StoredObject> read(Connection connection, MariaDbCatalog catalog, String database) throws SQLException {
        MariaDbObjects objects = new MariaDbObjects(database);
        List<StoredObject> all = new ArrayList<>(sequences(connection, catalog));
        try (Statement statement = connection.createStatement()) {
            each(statement, OBJECTS, objects::row);
        }
        all.addAll(objects.routines);
        all.addAll(objects.viewsInOrder());
        all.addAll(objects.triggers);
        return all;
    }

    private static void each(Statement statement, String sql, MariaDbCatalog.RowSink sink) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                sink.accept(rows);
            }
        }
    }

    /** Processes a row. Parameters come before routines, because of the order of their kinds' names. */
    private void row(ResultSet row) throws SQLException {
        String name = row.getString(2);
        String text = row.getString(7);
        if (row.getString(1).equals("PARAMETER")) {
            String mode = row.getString(5);
            parameters
                    .computeIfAbsent(name, routine -> new TreeMap<>())
                    .put(
                            row.getInt(9),
                            (mode == null ? "" : mode + " ") + MariaDbSyntax.quote(row.getString(3)) + " "
                                    + row.getString(4));
        } else if (text != null && !text.isEmpty()) {
            switch (row.getString(1)) {
                case "VIEW" -> views.put(name, view(name, row.getString(5), row.getString(6), text));
                case "TRIGGER" ->
                    triggers.add(trigger(name, row.getString(3), row.getString(5), row.getString(6), text));
                default -> routine(name, row, text);
            }
        }
    }

    private StoredObject view(String name, String security, String check, String query) {
        boolean checked = check != null && !check.equals("NONE");
        return new StoredObject(
                Kind.VIEW,
                name,
                null,
                "CREATE SQL SECURITY " + security + " VIEW " + MariaDbSyntax.quote(name) + " AS "
                        + unqualified(query, database) + (checked ? " WITH " + check + " CHECK OPTION" : ""));
    }

    private static StoredObject trigger(String name, String table, String timing, String event, String body) {
        return new StoredObject(
                Kind.TRIGGER,
                name,
                TableName.of(table),
                "CREATE TRIGGER " + MariaDbSyntax.quote(name) + " " + timing + " " + event + " ON "
                        + MariaDbSyntax.quote(table) + " FOR EACH ROW " + body);
    }

    private void routine(String name, ResultSet row, String body) throws SQLException {
        String type = row.getString(3);
        if (!type.equals("FUNCTION") && !type.equals("PROCEDURE")) {
            return;
        }
        String returns = type.equals("FUNCTION") ? " RETURNS " + row.getString(4) : "";
        String comment = Objects.requireNonNullElse(row.getString(8), "");
        routines.add(new StoredObject(
                Kind.ROUTINE,
                name,
                null,
                "CREATE " + type + " " + MariaDbSyntax.quote(name) + "("
                        + String.join(
                                ", ", parameters.getOrDefault(name, Map.of()).values())
                        + ")" + returns + " " + row.getString(6) + " SQL SECURITY " + row.getString(5)
                        + (comment.isEmpty() ? "" : " " + MariaDbText.comment(comment)) + " " + body));
    }

    /** Returns the views, each after those it reads. */
    private List<StoredObject> viewsInOrder() {
        List<StoredObject> ordered = new ArrayList<>();
        Map<String, StoredObject> waiting = new LinkedHashMap<>(views);
        while (!waiting.isEmpty()) {
            StoredObject next = waiting.values().stream()
                    .filter(view -> waiting.keySet().stream()
                            .noneMatch(other -> !other.equals(view.name()) && SqlText.mentions(view.sql(), other)))
                    .findFirst()
                    .orElseGet(() -> waiting.values().iterator().next());
            ordered.add(next);
            waiting.remove(next.name());
        }
        return ordered;
    }

    /** Reads all sequences with one query; returns none if one of them cannot be read. */
    private static List<StoredObject> sequences(Connection connection, MariaDbCatalog catalog) {
        String sql = catalog.tables().stream()
                .filter(table -> table.type().equals("SEQUENCE") && table.name().namespace() == null)
                .map(table -> table.name().name())
                .map(name -> "SELECT " + MariaDbText.literal(name) + ", start_value, minimum_value,"
                        + " maximum_value, increment, cache_size, cycle_option FROM "
                        + MariaDbSyntax.quote(name))
                .collect(Collectors.joining(" UNION ALL "));
        List<StoredObject> sequences = new ArrayList<>();
        if (!sql.isEmpty()) {
            try (Statement statement = connection.createStatement()) {
                each(statement, sql, row -> sequences.add(sequence(row)));
            } catch (SQLException denied) {
                sequences.clear();
            }
        }
        return sequences;
    }

    private static StoredObject sequence(ResultSet row) throws SQLException {
        return new StoredObject(
                Kind.SEQUENCE,
                row.getString(1),
                null,
                "CREATE SEQUENCE " + MariaDbSyntax.quote(row.getString(1)) + " START WITH " + row.getString(2)
                        + " MINVALUE " + row.getString(3) + " MAXVALUE " + row.getString(4) + " INCREMENT BY "
                        + row.getString(5) + " CACHE " + row.getString(6)
                        + (row.getInt(7) == 0 ? " NOCYCLE" : " CYCLE"));
    }

    /** Returns the text without the name of the database before other names, which the server adds. */
    static String unqualified(String printed, @Nullable String database) {
        String sql = MariaDbText.standard(printed);
        String prefix = MariaDbSyntax.quote(String.valueOf(database)) + ".";
        if (!sql.contains(prefix)) {
            return sql;
        }
        StringBuilder result = new StringBuilder();
        int from = 0;
        for (SqlToken token : MariaDbSyntax.tokens(sql)) {
            if (token.kind() == SqlToken.Kind.QUOTED && sql.startsWith(prefix, token.start())) {
                result.append(sql, from, token.start());
                from = token.start() + prefix.length();
            }
        }
        return result.append(sql, from, sql.length()).toString();
    }
}

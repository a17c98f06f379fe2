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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
              action_statement, NULL, action_order FROM information_schema.triggers WHERE event_object_schema = DATABASE()
            UNION ALL SELECT 'ROUTINE', specific_name, routine_type, NULL, NULL, NULL, routine_definition, NULL, 0
              FROM information_schema.routines WHERE routine_schema = DATABASE()
            ORDER BY 1, 3, 5, 6, 9, 2
            """;

    private final String database;
    private final MariaDbOriginalTexts texts;
    private final List<StoredObject> routines = new ArrayList<>();
    private final List<StoredObject> triggers = new ArrayList<>();
    /** The last trigger so far of each table, time and event. */
    private final Map<String, String> previous = new HashMap<>();

    private final Map<String, StoredObject> views = new LinkedHashMap<>();

    private MariaDbObjects(String database, MariaDbOriginalTexts texts) {
        this.database = database;
        this.texts = texts;
    }

    static List<StoredObject> read(Connection connection, MariaDbCatalog catalog, String database) throws SQLException {
        List<StoredObject> all = new ArrayList<>(sequences(connection, catalog));
        List<Row> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            each(statement, OBJECTS, row -> rows.add(Row.of(row)));
        }
        List<MariaDbOriginalTexts.Key> keys = rows.stream()
                .filter(Row::isShown)
                .map(row -> MariaDbOriginalTexts.Key.of(row.type(), row.name()))
                .toList();
        MariaDbObjects objects =
                new MariaDbObjects(database, MariaDbOriginalTexts.read(connection, keys, catalog.mysql()));
        rows.forEach(objects::row);
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

    /** A row of the catalogue; what its details mean depends on the kind. */
    private record Row(String kind, String name, List<String> details, int position) {
        static Row of(ResultSet row) throws SQLException {
            List<String> details = new ArrayList<>();
            for (int column = 3; column <= 8; column++) {
                details.add(Objects.requireNonNullElse(row.getString(column), ""));
            }
            return new Row(row.getString(1), row.getString(2), details, row.getInt(9));
        }

        /** Returns the text as the catalogue has it, which is not always the original; empty if the catalogue has no text. */
        String text() {
            return details.get(4);
        }

        /** Returns the word for the kind after CREATE. */
        String type() {
            return kind.equals("ROUTINE") ? details.get(0) : kind;
        }

        boolean isShown() {
            return !text().isEmpty()
                    && List.of("VIEW", "TRIGGER", "FUNCTION", "PROCEDURE").contains(type());
        }
    }

    private void row(Row row) {
        if (row.isShown()) {
            switch (row.kind()) {
                case "VIEW" ->
                    views.put(
                            row.name(),
                            view(row.name(), row.details().get(2), row.details().get(3), row.text()));
                case "TRIGGER" -> triggers.add(trigger(row));
                default -> routine(row).ifPresent(routines::add);
            }
        }
    }

    private StoredObject view(String name, String security, String check, String query) {
        boolean checked = !check.isEmpty() && !check.equals("NONE");
        String text =
                texts.view(name).orElseGet(() -> "AS " + query + (checked ? " WITH " + check + " CHECK OPTION" : ""));
        return new StoredObject(
                Kind.VIEW,
                name,
                null,
                "CREATE " + texts.algorithm(name) + "SQL SECURITY " + security + " VIEW " + MariaDbSyntax.quote(name)
                        + " " + unqualified(text, database));
    }

    /** Triggers of one event are in their order, so that each follows the one before it. */
    private StoredObject trigger(Row row) {
        String table = row.details().get(0);
        String before = previous.put(
                table + " " + row.details().get(2) + " " + row.details().get(3), row.name());
        return new StoredObject(
                Kind.TRIGGER,
                row.name(),
                TableName.of(table),
                "CREATE TRIGGER " + MariaDbSyntax.quote(row.name()) + " "
                        + row.details().get(2) + " "
                        + row.details().get(3) + " ON " + MariaDbSyntax.quote(table) + " FOR EACH ROW "
                        + (before == null ? "" : "FOLLOWS " + MariaDbSyntax.quote(before) + " ")
                        + texts.trigger(row.name()).orElse(row.text()));
    }

    private Optional<StoredObject> routine(Row row) {
        return texts.routine(row.type(), row.name())
                .map(text -> new StoredObject(Kind.ROUTINE, row.name(), null, text));
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
                .map(table -> "SELECT " + MariaDbText.literal(table.name().name()) + ", start_value, minimum_value,"
                        + " maximum_value, increment, cache_size, cycle_option, "
                        + MariaDbText.literal(MariaDbText.ofSequence(table.engine(), table.comment()))
                        + " FROM " + MariaDbSyntax.quote(table.name()))
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
                        + (row.getInt(7) == 0 ? " NOCYCLE" : " CYCLE") + row.getString(8));
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

package dev.rxkit.migrate;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.diff.Renames;
import dev.rxkit.migrate.pairs.Trial;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.script.JsonRecords;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.json.JsonMapper;

/**
 * One line of {@code diff-cases.jsonl}: a database, a model, and the expected differences. The cases are described in
 * Alembic's documentation, test suite and issues ({@code source_test}). {@code expect} is the result of Alembic,
 * {@code ours} the result that a tool should have, in words or operations, and {@code want} the exact result of Rx.
 */
record DiffCase(String id, Map<String, Object> json) {

    static List<DiffCase> all() {
        try (InputStream in = DiffCase.class.getResourceAsStream("/diff-cases.jsonl")) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return text.lines().map(DiffCase::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DiffCase read(String line) {
        Map<String, Object> json = map(JsonMapper.shared().readValue(line, Object.class));
        return new DiffCase((String) json.get("id"), json);
    }

    /** The databases of the case. Cases of MySQL are run on MariaDB. */
    List<TestServer> servers() {
        List<String> named = list(json.get("dialects"));
        return Trial.servers()
                .filter(server -> named.contains(server.name().toLowerCase(Locale.ROOT))
                        || server == TestServer.MARIADB && named.contains("mysql"))
                .toList();
    }

    Schema before(TestServer server) {
        return schema("before", server);
    }

    Schema after(TestServer server) {
        return schema("after", server);
    }

    /** Returns the namespaces of both schemas. */
    Set<String> namespaces(TestServer server) {
        Set<String> namespaces = new TreeSet<>();
        for (Schema schema : List.of(before(server), after(server))) {
            schema.tables().forEach(table -> {
                if (table.name().namespace() != null) {
                    namespaces.add(table.name().namespace());
                }
            });
        }
        namespaces.remove("public");
        return namespaces;
    }

    /** Statements that create the current database if a schema cannot express its spelling. */
    List<String> build() {
        return list(json.getOrDefault("build", List.of()));
    }

    /** Other objects than tables, before and after. */
    List<String> objects() {
        return list(json.getOrDefault("objects", List.of()));
    }

    /** Whether only tables of these namespaces are compared. */
    List<String> onlyNamespaces() {
        return list(map(json.getOrDefault("opts", Map.of())).getOrDefault("reflectOnlySchemas", List.of()));
    }

    Renames renames() {
        Map<TableName, Map<String, String>> columns = new TreeMap<>();
        map(json.getOrDefault("renames", Map.of())).forEach((table, renamed) -> {
            Map<String, String> names = new TreeMap<>();
            map(renamed).forEach((name, old) -> names.put(name, (String) old));
            columns.put(TableName.parse(table), names);
        });
        return new Renames(Map.of(), columns);
    }

    /** Returns the operations, each with the keys that are compared. */
    List<Map<String, Object>> want(TestServer server) {
        String own =
                "want" + server.name().charAt(0) + server.name().substring(1).toLowerCase(Locale.ROOT);
        List<Object> operations = list(json.getOrDefault(own, json.get("want")));
        return operations.stream().map(DiffCase::map).toList();
    }

    private Schema schema(String side, TestServer server) {
        String dialect = server.name().toLowerCase(Locale.ROOT);
        Map<String, Object> root = new LinkedHashMap<>(map(json.get(side)));
        Map<String, List<Object>> enums = new TreeMap<>();
        Map<String, Object> tables = new LinkedHashMap<>();
        map(root.get("tables")).forEach((name, table) -> {
            Map<String, Object> fitted = new LinkedHashMap<>(map(table));
            List<Object> columns = list(fitted.get("columns"));
            fitted.put(
                    "columns",
                    columns.stream()
                            .map(column -> column(map(column), dialect, enums))
                            .toList());
            tables.put(name, fitted);
        });
        root.put("tables", tables);
        List<Object> types = new ArrayList<>();
        enums.forEach((name, values) -> types.add(Map.of("name", name, "values", values)));
        root.put("enums", types);
        return SchemaJson.parse(JsonRecords.text(root), id + "." + side)
                .schema(MigrationDialects.of(DatabaseKind.ofScheme(dialect).dialect()), id + "." + side);
    }

    private static Map<String, Object> column(
            Map<String, Object> column, String dialect, Map<String, List<Object>> enums) {
        Map<String, Object> fitted = new LinkedHashMap<>(column);
        Object byDialect = fitted.remove("typeByDialect");
        String type = (String)
                map(byDialect == null ? Map.of() : byDialect).getOrDefault(dialect, String.valueOf(column.get("type")));
        Object enumName = fitted.remove("enumName");
        if (enumName != null && !dialect.equals("mariadb")) {
            String words = type.substring(type.indexOf('(') + 1, type.length() - 1);
            List<Object> values = List.of((Object[]) words.replace("'", "").split(","));
            type = dialect.equals("sqlite") ? "VARCHAR(5)" : (String) enumName;
            if (dialect.equals("postgresql")) {
                enums.put(type, values);
            }
        }
        fitted.put("type", type);
        return fitted;
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    @SuppressWarnings("unchecked")
    private static <T> List<T> list(Object value) {
        return (List<T>) value;
    }

    @Override
    public String toString() {
        return id;
    }
}

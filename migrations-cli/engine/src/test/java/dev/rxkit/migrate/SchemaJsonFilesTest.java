package dev.rxkit.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.pairs.Recording;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.script.SchemaJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What is read of a schema JSON file, and its mistakes: the message says where the mistake is, what is wrong, and what
 * to write.
 */
class SchemaJsonFilesTest {
    private static final String TABLE =
            "{'tables': {'hero': {'columns': [{'name': 'id', 'type': 'INT', 'pk': true}], %s}}}";
    private static final String COLUMN = "{'tables': {'hero': {'columns': [{'name': 'id', 'type': 'INT'}, {%s}]}}}";

    /** Each has one mistake. */
    private static final List<String> FILES = List.of(
            "",
            "{",
            "{'tables': }",
            "[]",
            "null",
            "1",
            "{}",
            "{'tables': []}",
            "{'tables': null}",
            "{'tabels': {}}",
            "{'tables': {}, 'dialekt': 'sqlite'}",
            "{'tables': {}, 'dialect': 1}",
            "{'tables': {'hero': null}}",
            "{'tables': {'hero': []}}",
            "{'tables': {'hero': {}}}",
            "{'tables': {'hero': {'columns': []}}}",
            "{'tables': {'hero': {'columns': {}}}}",
            "{'tables': {'hero': {'columns': [null]}}}",
            "{'tables': {'hero': {'columns': ['id']}}}",
            "{'tables': {'a.b.c': {'columns': [{'name': 'x', 'type': 'INT'}]}}}",
            "{'tables': {' ': {'columns': [{'name': 'x', 'type': 'INT'}]}}}",
            COLUMN.formatted("'type': 'INT'"),
            COLUMN.formatted("'name': ' ', 'type': 'INT'"),
            COLUMN.formatted("'name': 1, 'type': 'INT'"),
            COLUMN.formatted("'name': 'x'"),
            COLUMN.formatted("'name': 'x', 'type': 1"),
            COLUMN.formatted("'name': 'x', 'type': []"),
            COLUMN.formatted("'name': 'x', 'type': {}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'decimals'}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'text', 'length': '9'}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'text', 'length': 1.5}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'text', 'lenght': 9}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'text', 'length': 99999999999}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': ' '}"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 1}"),
            COLUMN.formatted("'name': 'x',\n 'type': 'INT' 'pk': true"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'nullable': 'true'"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'nullable': 1"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'nulable': true"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'default': 0"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'default': false"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'computed': 'a + 1'"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'computed': {'stored': true}"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'computed': {'expr': '1', 'storred': true}"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'identity': true"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'identity': {'start': true}"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'identity': {'begin': 1}"),
            TABLE.formatted("'pk': 'id'"),
            TABLE.formatted("'pk': [1]"),
            TABLE.formatted("'pk': [null]"),
            TABLE.formatted("'pkName': []"),
            TABLE.formatted("'index': []"),
            TABLE.formatted("'indexes': {}"),
            TABLE.formatted("'indexes': [{'columns': ['id']}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': 'id'}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': [1]}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': [{}]}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': [{'name': 'id', 'order': 'down'}]}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': [{'name': 'id', 'nulls': 'middle'}]}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': [{'name': 'id', 'oder': 'asc'}]}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': ['id'], 'unique': 'no'}]"),
            TABLE.formatted("'indexes': [{'name': 'ix', 'columns': ['id'], 'uniqe': true}]"),
            TABLE.formatted("'uniques': [{'columns': 'id'}]"),
            TABLE.formatted("'uniques': [{'columns': ['id'], 'initially': 'late'}]"),
            TABLE.formatted("'uniques': [{'columns': ['id'], 'nulls': true}]"),
            TABLE.formatted("'fks': [{'columns': ['id'], 'refColumns': ['id']}]"),
            TABLE.formatted("'fks': [{'columns': ['id'], 'refTable': 'a.b.c', 'refColumns': ['id']}]"),
            TABLE.formatted(
                    "'fks': [{'columns': ['id'], 'refTable': 't', 'refColumns': ['id'], 'onDelete': 'delete'}]"),
            TABLE.formatted("'fks': [{'columns': ['id'], 'refTable': 't', 'refColumns': ['id'], 'match': 'half'}]"),
            TABLE.formatted("'fks': [{'columns': ['id'], 'refTable': 't', 'refColumn': ['id']}]"),
            TABLE.formatted("'checks': [{'name': 'ck'}]"),
            TABLE.formatted("'checks': [{'expr': true}]"),
            TABLE.formatted("'checks': [{'expr': 'true', 'sql': 'true'}]"),
            TABLE.formatted("'options': []"),
            TABLE.formatted("'comment': 1"),
            "{'tables': {}, 'enums': {}}",
            "{'tables': {}, 'enums': [{'values': []}]}",
            "{'tables': {}, 'enums': [{'name': 'a.b.c', 'values': []}]}",
            "{'tables': {}, 'enums': [{'name': 'e', 'values': 1}]}",
            "{'tables': {}, 'enums': [{'name': 'e', 'values': [1]}]}",
            "{'tables': {}, 'enums': [{'name': 'e', 'value': []}]}",
            "{'tables': {}, 'objects': [{'name': 'v', 'sql': 'x'}]}",
            "{'tables': {}, 'objects': [{'kind': 'window', 'name': 'v', 'sql': 'x'}]}",
            "{'tables': {}, 'objects': [{'kind': 'view', 'sql': 'x'}]}",
            "{'tables': {}, 'objects': [{'kind': 'view', 'name': 'v'}]}",
            "{'tables': {}, 'objects': [{'kind': 'view', 'name': 'v', 'sql': 'x', 'tabel': 't'}]}");

    /** Have no mistake. */
    private static final List<String> GOOD = List.of(
            "{'tool': 'rx', 'version': '1', 'command': 'inspect', 'status': 'ok', 'code': 0, 'messages': [], 'tables': {}}",
            "{'dialect': null, 'tables': {}, 'enums': null, 'objects': null}",
            COLUMN.formatted("'name': 'x', 'type': '', 'nullable': null, 'autoincrement': null, 'identity': null,"
                    + " 'default': null, 'computed': null, 'collation': null, 'comment': null, 'pk': null"),
            COLUMN.formatted("'name': 'x', 'type': {'kind': 'Text', 'length': null}, 'identity': {}"),
            COLUMN.formatted("'name': 'x', 'type': 'INT', 'computed': {'expr': 'a'}, 'pk': true"),
            TABLE.formatted(
                    "'pk': null, 'uniques': null, 'indexes': null, 'fks': null, 'checks': null, 'options': null"),
            TABLE.formatted("'pk': [], 'options': {'strict': true, 'fillfactor': 70, 'engine': 'InnoDB'}"),
            TABLE.formatted("'indexes': [{'name': 'ix'}, {'name': 'iy', 'columns': [{'name': 'id', 'order': ' Desc',"
                    + " 'nulls': 'First'}, {'expr': 'lower(a)', 'order': 'asc', 'nulls': null}], 'include': null}]"),
            TABLE.formatted("'uniques': [{}, {'columns': ['id'], 'initially': 'Deferred'},"
                    + " {'columns': ['id'], 'deferrable': true}, {'columns': ['id'], 'initially': 'immediate'}]"),
            TABLE.formatted("'fks': [{'refTable': 'a.\"b.c\"', 'onDelete': 'set null', 'onUpdate': 'SET_DEFAULT',"
                            + " 'match': 'Full'}]")
                    .replace("\"", "\\\""),
            "{'tables': {}, 'enums': [{'name': 'e'}], 'objects': [{'kind': 'View', 'name': 'v', 'sql': 'x'}]}");

    @TempDir
    Path folder;

    @Test
    void whatIsReadAndTheMessagesAreThoseRecorded() throws IOException {
        List<String> lines = new ArrayList<>();
        for (String json : Stream.concat(GOOD.stream(), FILES.stream()).toList()) {
            lines.add(json.replace("\n", "") + " -> "
                    + message(json.replace('\'', '"')).replace(folder + "/", ""));
        }
        Recording.requireSame("schema-json-files.txt", lines, "If a message became better, record it again.");
        assertThat(lines).noneMatch(line -> line.contains("Exception"));
    }

    private String message(String json) throws IOException {
        Path file = folder.resolve("schema.json");
        Files.writeString(file, json);
        try {
            return String.valueOf(SchemaJson.read(file, "schema.json")
                    .schema(MigrationDialects.of(DatabaseKind.SQLITE.dialect()), "schema.json"));
        } catch (ConfigException refused) {
            return String.valueOf(refused.getMessage());
        } catch (RuntimeException wrong) {
            return String.valueOf(wrong);
        }
    }
}

package dev.rxkit.migrate.pairs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rxkit.annotation.Action;
import dev.rxkit.annotation.Check;
import dev.rxkit.annotation.Column;
import dev.rxkit.annotation.Id;
import dev.rxkit.annotation.Index;
import dev.rxkit.annotation.Json;
import dev.rxkit.annotation.References;
import dev.rxkit.annotation.Table;
import dev.rxkit.annotation.Unique;
import dev.rxkit.database.Dialect;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.LockNames;
import dev.rxkit.mapping.Mappings;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.ColumnType;
import dev.rxkit.schema.ColumnType.Kind;
import dev.rxkit.schema.Schema;
import dev.rxkit.schema.TableName;
import dev.rxkit.servers.TestServer;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The canonical texts of fixed expressions and the hashes of fixed models are those of the version that recorded them:
 * another text would show as a difference in every project that has such a check, another hash as changed models.
 *
 * <p>{@code -Drx.record=true} writes the right-hand sides of the files again.
 */
class RecordedExpressionsTest {
    private static final Path FOLDER = Path.of("src/test/resources/recorded");
    private static final String ARROW = " ==> ";
    private static final String HELP = "If the change is intended, run this test with -Drx.record=true and commit the"
            + " file; existing projects will see a difference for each line.";

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void canonicalTextsAreThoseRecorded(TestServer server) throws IOException {
        Dialect dialect = SameBytes.dialect(server.name().toLowerCase(Locale.ROOT));
        String file = "expressions-" + server.name().toLowerCase(Locale.ROOT) + ".txt";
        List<String> lines = new ArrayList<>();
        for (String line : Files.readAllLines(FOLDER.resolve(file))) {
            String expression = line.split(ARROW, 2)[0];
            lines.add(expression + ARROW + canonical(dialect, expression));
        }
        assertThat(lines).hasSizeGreaterThanOrEqualTo(50);
        Recording.requireSame(file, lines, HELP);
    }

    private static String canonical(Dialect dialect, String expression) {
        Schema model = new Schema(
                List.of(dev.rxkit.schema.Table.of(TableName.of("t"), columns(), List.of())
                        .withChecks(List.of(new dev.rxkit.schema.Check("c", expression)))),
                List.of(),
                List.of());
        return dialect.resolve(model).tables().get(0).checks().stream()
                .filter(check -> "c".equals(check.name()))
                .findFirst()
                .orElseThrow()
                .sql();
    }

    private static List<dev.rxkit.schema.Column> columns() {
        Map<String, ColumnType> types = new LinkedHashMap<>();
        types.put("name", ColumnType.text(50));
        types.put("note", ColumnType.of(Kind.TEXT));
        types.put("price", ColumnType.decimal(10, 2));
        types.put("age", ColumnType.of(Kind.INTEGER));
        types.put("big", ColumnType.of(Kind.BIGINT));
        types.put("d", ColumnType.of(Kind.DATE));
        types.put("ts", ColumnType.of(Kind.INSTANT));
        types.put("b", ColumnType.of(Kind.BOOLEAN));
        types.put("j", ColumnType.of(Kind.JSON));
        types.put("f", ColumnType.of(Kind.DOUBLE));
        types.put("order", ColumnType.of(Kind.INTEGER));
        types.put("größe", ColumnType.of(Kind.INTEGER));
        types.put("Mixed", ColumnType.of(Kind.INTEGER));
        return types.entrySet().stream()
                .map(entry -> dev.rxkit.schema.Column.of(entry.getKey(), entry.getValue())
                        .withNullable(true))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(TestServer.class)
    void hashesOfModelsAreThoseRecorded(TestServer server) throws IOException {
        String name = server.name().toLowerCase(Locale.ROOT);
        Dialect dialect = SameBytes.dialect(name);
        Mappings mappings = new Mappings(dialect::carrier, dialect::ordered);
        List<String> lines = new ArrayList<>();
        List<TableMapping<?>> mapped = new ArrayList<>();
        for (Class<?> type : List.of(Team.class, Hero.class, Visit.class, Bean.class)) {
            TableMapping<?> mapping = mappings.of(type);
            mapped.add(mapping);
            lines.add("to " + type.getSimpleName() + " " + LockFile.hash(Mappings.schema(mapped)) + " "
                    + LockNames.of(mapping.table()));
        }
        Recording.requireSame("models-" + name + ".txt", lines, HELP);
    }

    enum Mood {
        GOOD,
        BAD
    }

    record Prefs(String theme, int size) {}

    @Table
    record Team(
            @Nullable Long id,
            @Column(unique = true, length = 40) String name,
            Optional<String> city) {}

    @Table("heroes")
    @Index(columns = {"name", "age desc"})
    @Index(columns = "age", where = "age > 10", name = "ix_grown")
    @Unique(columns = {"name", "teamId"})
    @Check("age >= 0 AND age < 200")
    @Check(sql = "length(name) > 1", name = "ck_named")
    record Hero(
            @Nullable Long id,
            String name,
            @Nullable Integer age,

            @Column(precision = 12, scale = 3, defaultSql = "1.5")
            BigDecimal price,

            Mood mood,
            @Column(enumCheck = false, length = 10) Mood other,
            @Json Prefs prefs,
            Instant born,

            @References(value = Team.class, onDelete = Action.SET_NULL) @Nullable
            Long teamId) {}

    @Table
    record Visit(@Id UUID first, @Id LocalDate second, byte[] picture, boolean open, double size, List<String> words) {}

    @Table
    public static class Bean {
        public long id;

        @Column(name = "odd name", comment = "it's one", nullable = true)
        public String text;

        @References(value = Bean.class, onDelete = Action.CASCADE)
        public Long parent;
    }
}

package dev.rxkit.migrate;

import dev.rxkit.database.DatabaseKind;
import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.migrate.plan.MigrationDialects;
import dev.rxkit.migrate.script.SchemaJson;
import dev.rxkit.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the schemas that {@code diff} and {@code inspect} name. Databases are opened read-only. */
final class SchemaSources {
    private static final List<String> WORDS = List.of("models", "scripts", "database", "empty");

    private final MigrationContext context;

    SchemaSources(MigrationContext context) {
        this.context = context;
    }

    /** Returns the dialect to compare in: the requested one, or that of the sources, or that of the configured database.
     *
     * @throws MigrationException if they differ, because types of two dialects cannot be compared
     */
    Dialect dialect(String asked, List<String> words) {
        String found = asked;
        String by = "--dialect";
        for (String word : words) {
            String own = dialectOf(word);
            if (own != null && !found.isBlank() && !own.equals(named(found))) {
                throw refused(shown(word) + " is " + own + ", " + by + " says " + named(found)
                        + ": types of two dialects cannot be compared. Compare each with `models`.");
            }
            if (own != null) {
                found = own;
                by = shown(word);
            }
        }
        return found.isBlank() ? context.dialect() : byName(found);
    }

    private @Nullable String dialectOf(String word) {
        if (isUrl(word)) {
            return url(word).dialect().name();
        }
        if (word.equals("scripts") || word.equals("database")) {
            return context.dialect().name();
        }
        if (WORDS.contains(word)) {
            return null;
        }
        Path file = file(word);
        return SchemaJson.read(file, file.toString()).dialect();
    }

    private static String named(String dialect) {
        return byName(dialect).name();
    }

    private static Dialect byName(String name) {
        return DatabaseKind.ofScheme(name).dialect();
    }

    private DatabaseUrl url(String text) {
        return DatabaseUrl.parse(text, null, null, context.settings().baseDirectory());
    }

    private static boolean isUrl(String word) {
        return word.contains("://") || word.startsWith("jdbc:");
    }

    /** Returns the source for messages, with the password masked. */
    private static String shown(String word) {
        return isUrl(word) ? DatabaseUrl.masked(word) : word;
    }

    private Path file(String word) {
        Path file = context.settings().baseDirectory().resolve(word);
        if (!Files.isRegularFile(file)) {
            throw refused("\"" + word + "\" is neither " + String.join(", ", WORDS)
                    + ", nor the URL of a database, nor a file." + DidYouMean.sentence(word, WORDS));
        }
        return file;
    }

    /** Reads both schemas; a database is also inspected in the namespaces of the other schema. */
    List<SchemaSource> both(String from, String to, Dialect dialect) throws SQLException {
        if (isLive(from) && !isLive(to)) {
            SchemaSource wanted = read(to, dialect, Set.of());
            return List.of(read(from, dialect, wanted.schema().namespaces()), wanted);
        }
        SchemaSource old = read(from, dialect, Set.of());
        return List.of(old, read(to, dialect, old.schema().namespaces()));
    }

    private static boolean isLive(String word) {
        return isUrl(word) || word.equals("database");
    }

    /** Reads one schema.
     *
     * @param dialect the dialect of models and files
     * @param namespaces the namespaces of a database to inspect besides its default one
     */
    SchemaSource read(String word, Dialect dialect, Set<String> namespaces) throws SQLException {
        if (isUrl(word)) {
            return live(url(word), namespaces);
        }
        return switch (word) {
            case "empty" -> new SchemaSource("empty", Schema.empty(), true, Optional.empty());
            case "database" -> live(context.url(), namespaces);
            case "scripts" -> scripts();
            case "models" -> models(dialect);
            default -> file(word, dialect);
        };
    }

    private SchemaSource models(Dialect dialect) {
        Models models = Models.find(context.settings(), dialect)
                .orElseThrow(() -> refused("No model class found: no class with @Table in "
                        + Models.searched(context.settings())
                        + ". Compile the project, or set `models` to the packages of your classes."));
        return new SchemaSource("models", models.declared(), false, Optional.of(models));
    }

    private SchemaSource scripts() throws SQLException {
        var scripts = ScriptLocation.find(context)
                .orElseThrow(() -> refused("There are no scripts in " + ScriptLocation.searched(context)
                        + ". Run `mvn rx:init` first, or name another schema."));
        try (Scratch scratch = context.replay(scripts)) {
            if (scratch.missing().isPresent()) {
                throw refused("The schema of the scripts cannot be determined: "
                        + scratch.missing().get() + ".");
            }
            return new SchemaSource("scripts", scratch.schema(), true, Optional.empty());
        }
    }

    private SchemaSource file(String word, Dialect dialect) {
        SchemaJson json = SchemaJson.read(file(word), word);
        Schema schema = dialect.resolve(json.schema(MigrationDialects.of(dialect), word));
        return new SchemaSource(word, schema, json.objects() != null, Optional.empty());
    }

    private SchemaSource live(DatabaseUrl url, Set<String> namespaces) throws SQLException {
        if (url.inMemory() || url.file().filter(file -> !Files.exists(file)).isPresent()) {
            throw refused("There is no database " + url.shown()
                    + ". diff and inspect do not create a database; run `mvn rx:migrate` first.");
        }
        try (Connection connection = url.connect(context.settings().loader(), Map.of())) {
            readOnly(url, connection);
            return new SchemaSource(
                    url.shown(), url.dialect().inspector(namespaces).inspect(connection), true, Optional.empty());
        } catch (SQLException failure) {
            throw Faults.of(failure, url);
        }
    }

    private static void readOnly(DatabaseUrl url, Connection connection) throws SQLException {
        if (url.file().isEmpty()) {
            connection.setReadOnly(true);
            return;
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA query_only = ON");
            // SQLite opens its file when the first statement needs it.
            statement.execute("PRAGMA schema_version");
        }
    }

    private static MigrationException refused(String text) {
        return new MigrationException(ExitCode.FAILED, text);
    }
}

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
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Reads the schemas that {@code diff} and {@code inspect} name. Databases are opened read-only. */
final class SchemaSources {
    private static final List<String> WORDS = List.of("models", "scripts", "database", "empty");

    private final MigrationContext context;

    SchemaSources(MigrationContext context) {
        this.context = context;
    }

    /**
     * Returns the dialect to compare in: the requested one, or that of the sources, or that of the configured database.
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

    /**
     * Reads both schemas. A database is read in its default namespace and those of the other schema; where the other
     * one is complete (a database, or a file with objects), in all namespaces that users made.
     */
    List<Source> both(String from, String to, Dialect dialect) throws SQLException {
        if (isLive(from) && isLive(to)) {
            Set<String> all = new TreeSet<>(namespaces(from));
            all.addAll(namespaces(to));
            return List.of(read(from, dialect, all), read(to, dialect, all));
        }
        if (isLive(from)) {
            Source wanted = read(to, dialect, Set.of());
            return List.of(read(from, dialect, beside(wanted, from)), wanted);
        }
        Source old = read(from, dialect, Set.of());
        return List.of(old, isLive(to) ? read(to, dialect, beside(old, to)) : read(to, dialect, Set.of()));
    }

    private Set<String> beside(Source other, String live) throws SQLException {
        Set<String> all = new TreeSet<>(other.schema().namespaces());
        if (other.isComplete()) {
            all.addAll(namespaces(live));
        }
        return all;
    }

    /** Returns the namespaces of a database that users made, or those that its URL names. */
    Set<String> namespaces(String word) throws SQLException {
        DatabaseUrl url = word.equals("database") ? context.url() : url(word);
        requireThere(url);
        try (Connection connection = url.connect(context.settings().loader(), Map.of())) {
            readOnly(url, connection);
            return url.dialect().inspector().namespaces(connection);
        } catch (SQLException failure) {
            throw Faults.of(failure, url);
        }
    }

    static boolean isLive(String word) {
        return isUrl(word) || word.equals("database");
    }

    /**
     * Reads one schema.
     *
     * @param dialect the dialect of models and files
     * @param namespaces the namespaces of a database to inspect besides its default one
     */
    Source read(String word, Dialect dialect, Set<String> namespaces) throws SQLException {
        if (isUrl(word)) {
            return live(url(word), namespaces);
        }
        return switch (word) {
            case "empty" -> new Source("empty", Schema.empty(), true, Optional.empty());
            case "database" -> live(context.url(), namespaces);
            case "scripts" -> scripts();
            case "models" -> models(dialect);
            default -> file(word, dialect);
        };
    }

    private Source models(Dialect dialect) {
        Models models = Models.find(context.settings(), dialect)
                .orElseThrow(() -> refused("No model class found: " + Models.missing(context.settings())));
        return new Source("models", models.declared(), false, Optional.of(models));
    }

    private Source scripts() throws SQLException {
        var scripts = ScriptLocation.find(context)
                .orElseThrow(() -> refused("There are no scripts in " + ScriptLocation.searched(context)
                        + ". Run `mvn rx:init` first, or name another schema."));
        ScriptLocation.requireOwnDatabase(context, scripts);
        try (Scratch scratch = context.replay(scripts)) {
            if (scratch.missing().isPresent()) {
                throw refused("The schema of the scripts cannot be determined: "
                        + scratch.missing().get() + ".");
            }
            return new Source("scripts", scratch.schema(), true, Optional.empty());
        }
    }

    private Source file(String word, Dialect dialect) {
        SchemaJson json = SchemaJson.read(file(word), word);
        Schema schema = dialect.resolve(json.schema(MigrationDialects.of(dialect), word));
        return new Source(word, schema, json.objects() != null, Optional.empty());
    }

    private Source live(DatabaseUrl url, Set<String> namespaces) throws SQLException {
        requireThere(url);
        try (Connection connection = url.connect(context.settings().loader(), Map.of())) {
            readOnly(url, connection);
            return new Source(
                    url.shown(), url.dialect().inspector(namespaces).inspect(connection), true, Optional.empty());
        } catch (SQLException failure) {
            throw Faults.of(failure, url);
        }
    }

    private static void requireThere(DatabaseUrl url) {
        if (url.inMemory() || url.file().filter(file -> !Files.exists(file)).isPresent()) {
            throw refused("There is no database " + url.shown()
                    + ". diff and inspect do not create a database; run `mvn rx:migrate` first.");
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

    /**
     * A schema and where it was read from.
     *
     * @param shown the source for messages, without a password
     * @param schema the schema, resolved or inspected
     * @param knowsObjects whether the schema contains views, triggers and other objects
     * @param models the models; empty if the source is another one
     */
    record Source(String shown, Schema schema, boolean knowsObjects, Optional<Models> models) {
        /** Returns whether the schema contains everything that its source has, in all namespaces. */
        boolean isComplete() {
            return knowsObjects && models.isEmpty();
        }
    }
}

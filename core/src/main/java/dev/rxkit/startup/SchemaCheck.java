package dev.rxkit.startup;

import dev.rxkit.database.Dialect;
import dev.rxkit.database.url.DatabaseUrl;
import dev.rxkit.diff.Change;
import dev.rxkit.diff.Renames;
import dev.rxkit.diff.SchemaDiffer;
import dev.rxkit.diff.rename.DeclaredRenames;
import dev.rxkit.history.ColumnKinds;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.LockNames;
import dev.rxkit.history.ReadOnlyColumns;
import dev.rxkit.mapping.DeclaredColumns;
import dev.rxkit.mapping.TableMapping;
import dev.rxkit.schema.Schema;
import dev.rxkit.startup.CheckResult.State;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares database, scripts and models: one query of the history, and an inspection only if the models are not those
 * of the last script. Uses a connection of its own, so that no session waits for it.
 *
 * @param connector opens that connection
 */
record SchemaCheck(DatabaseUrl url, ApplicationModels models, ClassLoader loader, Connector connector) {

    /** Opens a connection. */
    @FunctionalInterface
    interface Connector {
        Connection open() throws SQLException;
    }

    CheckResult run() {
        if (url.inMemory()) {
            return CheckResult.of(State.IN_MEMORY, "");
        }
        Optional<Lock> lock = LockFinder.find(models.config(), loader);
        if (lock.isEmpty()) {
            return CheckResult.of(
                    State.NO_LOCK,
                    "There are no migrations yet for " + url.shown()
                            + ". Run `mvn rx:init` to write the first script from the models.");
        }
        if (url.file().filter(file -> !Files.exists(file)).isPresent()) {
            // Connecting would create the file.
            return behind(PendingScripts.of(lock.get(), List.of()));
        }
        try (Connection connection = connector.open()) {
            return compare(connection, lock.get(), false);
        } catch (SQLException e) {
            return CheckResult.of(
                    State.UNREACHABLE,
                    "The schema was not checked. " + Failure.of(e, url, "read").getMessage());
        }
    }

    /**
     * Returns which scripts have not run, or how the database differs from the models, including changes made without a
     * script; empty if there are no scripts or no differences.
     */
    String explanation() {
        Optional<Lock> lock = url.inMemory() ? Optional.empty() : LockFinder.find(models.config(), loader);
        if (lock.isEmpty()) {
            return "";
        }
        try (Connection connection = connector.open()) {
            return compare(connection, lock.get(), true).message();
        } catch (SQLException unknown) {
            return "";
        }
    }

    /** @param always whether the database is inspected even if the models are those of the last script */
    private CheckResult compare(Connection connection, Lock lock, boolean always) throws SQLException {
        Dialect dialect = url.dialect();
        List<String> pending = PendingScripts.of(lock, FlywayHistory.read(connection, dialect));
        if (!pending.isEmpty()) {
            return behind(pending);
        }
        List<TableMapping<?>> mapped = models.mapped();
        Schema wanted = ApplicationModels.schema(mapped);
        boolean same = LockFile.hash(wanted).equals(lock.modelsHash());
        Schema resolved = dialect.resolve(wanted);
        List<DeclaredRenames.Entity> entities = mapped.stream()
                .map(m -> new DeclaredRenames.Entity(m.table(), m.renamedFrom(), DeclaredColumns.renamed(m)))
                .toList();
        if (same && !always) {
            // Two things of the same form that exchange their names look the same, so the annotations decide, not the
            // database.
            return changed(List.of(), exchanged(DeclaredRenames.of(entities, resolved)), same);
        }
        Schema live = dialect.inspector(resolved.namespaces()).inspect(connection);
        DeclaredRenames declared = DeclaredRenames.of(entities, live);
        Renames renames = declared.renames();
        Schema kept = ReadOnlyColumns.kept(
                live,
                resolved,
                DeclaredColumns.readOnly(mapped, resolved.tables(), LockNames::column),
                renames.tables(),
                renames.columns());
        List<Change> changes = SchemaDiffer.diff(
                live,
                ColumnKinds.changed(
                        live, kept, ColumnKinds.of(wanted, dialect), lock.kinds(), renames.tables(), renames.columns()),
                renames);
        return changed(new OwnedChanges(lock, live).of(changes), exchanged(declared), same);
    }

    /** Returns a text for each name that is exchanged with another, which the schema does not show. */
    private static List<String> exchanged(DeclaredRenames declared) {
        return declared.conflicts().stream()
                .filter(conflict -> conflict.other() == null)
                .map(conflict -> (conflict.table() == null ? "table " : "column " + conflict.table() + ".")
                        + conflict.name() + " exchanges its name with " + conflict.old()
                        + ", if that was not done already: see `mvn rx:makemigrations`, or remove renamedFrom")
                .toList();
    }

    private CheckResult behind(List<String> pending) {
        if (pending.isEmpty()) {
            return CheckResult.of(State.UP_TO_DATE, "");
        }
        return new CheckResult(
                State.BEHIND,
                pending,
                "Target database is not up to date. Run `mvn rx:migrate` to apply to " + url.shown() + ":"
                        + lines(pending));
    }

    /** @param same whether the scripts lead to the models, so that the database was changed without a script */
    private static CheckResult changed(List<Change> changes, List<String> exchanged, boolean same) {
        List<String> texts = Stream.concat(changes.stream().map(Change::text), exchanged.stream())
                .toList();
        if (texts.isEmpty()) {
            return CheckResult.of(State.UP_TO_DATE, "");
        }
        return new CheckResult(
                State.CHANGED,
                texts,
                (same && exchanged.isEmpty()
                                ? "The database was changed without a script. Compare by `mvn rx:diff`; it lacks:"
                                : "Detected database schema changes. Run `mvn rx:makemigrations` to write a script for:")
                        + lines(texts));
    }

    private static String lines(List<String> texts) {
        return "\n  " + String.join("\n  ", texts);
    }
}

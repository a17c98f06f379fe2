package dev.rxkit.migrate;

import dev.rxkit.history.Lock;
import dev.rxkit.history.LockFile;
import dev.rxkit.history.LockNames;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.migrate.flyway.MigrationLock;
import dev.rxkit.migrate.script.LockUpdate;
import dev.rxkit.migrate.script.ScriptSet;
import dev.rxkit.migrate.script.ScriptWriter;
import dev.rxkit.schema.Schema;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** {@code own} and {@code disown}: put tables and columns into the lock's list of owned things, or take them out. */
final class OwnVerb {
    static final String OWN = "own";
    static final String DISOWN = "disown";

    private final MigrationContext context;
    private final boolean own;
    private final ReportBuilder report;

    OwnVerb(MigrationContext context, boolean own) {
        this.context = context;
        this.own = own;
        this.report = new ReportBuilder(own ? OWN : DISOWN);
    }

    Report run(List<String> names) throws SQLException {
        if (names.isEmpty()) {
            throw new MigrationException(
                    ExitCode.FAILED, "No name was given. Name tables and columns, for example hero or hero.age.");
        }
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            ScriptSet scripts = context.folder().read();
            Lock lock = Preconditions.require(context, scripts);
            Preconditions.requireListed(scripts);
            Set<String> owned = lock.owned();
            Set<String> things = new TreeSet<>();
            Set<String> known = own ? existing(scripts) : owned;
            for (String name : names) {
                things.addAll(things(name, known));
            }
            things.removeIf(thing -> owned.contains(thing) == own);
            if (things.isEmpty()) {
                return report.line(String.join(", ", names) + (names.size() == 1 ? " is" : " are")
                                + (own ? " owned already." : " not owned.") + " Nothing was written.")
                        .end(ExitCode.OK);
            }
            return write(scripts, lock, things);
        }
    }

    /**
     * Returns the table with everything in it, or the column.
     *
     * @throws MigrationException if there is no such thing
     */
    private Set<String> things(String name, Set<String> known) {
        if (!known.contains(name)) {
            Set<String> named = new TreeSet<>(known);
            named.removeIf(thing -> thing.indexOf(':') >= 0);
            throw new MigrationException(
                    ExitCode.FAILED,
                    (own
                                    ? "There is no table or column " + name + " in the scripts or the database."
                                    : LockFile.NAME + " does not list " + name + ".")
                            + DidYouMean.sentence(name, named) + " Nothing was written.");
        }
        Set<String> things = new TreeSet<>(Set.of(name));
        known.stream()
                .filter(thing -> thing.startsWith(name + ".") || thing.startsWith(name + ":"))
                .forEach(things::add);
        return things;
    }

    /** Returns the names of everything that the scripts make or the live database has. */
    private Set<String> existing(ScriptSet scripts) throws SQLException {
        Set<String> names = new TreeSet<>();
        try (Scratch scratch = context.replay(scripts)) {
            if (scratch.missing().isEmpty()) {
                names.addAll(names(scratch.schema()));
            }
        }
        try (LiveDatabase live = LiveDatabase.find(context, scripts).orElse(null)) {
            if (live != null) {
                names.addAll(names(live.schema()));
            }
        }
        return names;
    }

    private static Set<String> names(Schema schema) {
        Set<String> names = new TreeSet<>();
        schema.tables().forEach(table -> names.addAll(LockNames.of(table)));
        return names;
    }

    private Report write(ScriptSet scripts, Lock lock, Set<String> things) {
        if (lock.scripts().isEmpty()) {
            throw new MigrationException(
                    ExitCode.FAILED,
                    LockFile.NAME + " lists no script, so there is nothing to own yet. Run `mvn rx:makemigrations`"
                            + " first.");
        }
        LockUpdate update = LockUpdate.of(scripts);
        LockUpdate changed = own ? update.owning(things) : update.disowning(things);
        String text = changed.render(lock.modelsHash(), lock.classes(), lock.kinds());
        Path base = context.settings().baseDirectory();
        List<Path> files = new ScriptWriter(context.folder(), base).write(List.of(), text);
        report.line(
                own
                        ? "Owned from now on, and dropped when no class declares it any more:"
                        : "Not owned any more, and left alone when no class declares it:");
        things.forEach(thing -> report.line("  " + (own ? "+ " : "- ") + thing));
        return report.files(files, base).end(ExitCode.OK);
    }
}

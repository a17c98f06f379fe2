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
abstract sealed class OwnVerb {
    static final String OWN = "own";
    static final String DISOWN = "disown";

    private final MigrationContext context;
    private final ReportBuilder report;

    private OwnVerb(MigrationContext context, String name) {
        this.context = context;
        this.report = new ReportBuilder(name);
    }

    /** Returns the verb that adds to the list. */
    static OwnVerb own(MigrationContext context) {
        return new Own(context);
    }

    /** Returns the verb that removes from the list. */
    static OwnVerb disown(MigrationContext context) {
        return new Disown(context);
    }

    private static final class Own extends OwnVerb {
        private final MigrationContext context;

        Own(MigrationContext context) {
            super(context, OWN);
            this.context = context;
        }

        @Override
        Set<String> known(ScriptSet scripts, Set<String> owned) throws SQLException {
            return existing(context, scripts);
        }

        @Override
        boolean isDone(Set<String> owned, String thing) {
            return owned.contains(thing);
        }

        @Override
        LockUpdate changed(LockUpdate lock, Set<String> things) {
            return lock.owning(things);
        }

        @Override
        String unknown(String name) {
            return "There is no table or column " + name + " in the scripts or the database.";
        }

        @Override
        String done() {
            return " owned already.";
        }

        @Override
        String heading() {
            return "Owned from now on, and dropped when no class declares it any more:";
        }

        @Override
        String sign() {
            return "+";
        }
    }

    private static final class Disown extends OwnVerb {
        Disown(MigrationContext context) {
            super(context, DISOWN);
        }

        @Override
        Set<String> known(ScriptSet scripts, Set<String> owned) {
            return owned;
        }

        @Override
        boolean isDone(Set<String> owned, String thing) {
            return !owned.contains(thing);
        }

        @Override
        LockUpdate changed(LockUpdate lock, Set<String> things) {
            return lock.disowning(things);
        }

        @Override
        String unknown(String name) {
            return LockFile.NAME + " does not list " + name + ".";
        }

        @Override
        String done() {
            return " not owned.";
        }

        @Override
        String heading() {
            return "Not owned any more, and left alone when no class declares it:";
        }

        @Override
        String sign() {
            return "-";
        }
    }

    /** Returns the names of the tables and columns that the user may name. */
    abstract Set<String> known(ScriptSet scripts, Set<String> owned) throws SQLException;

    /** Returns whether nothing has to be written for a thing. */
    abstract boolean isDone(Set<String> owned, String thing);

    /** Returns the lock with the change. */
    abstract LockUpdate changed(LockUpdate lock, Set<String> things);

    /** Returns the message for a name that is not known. */
    abstract String unknown(String name);

    /** Returns the end of the message that nothing has to be written. */
    abstract String done();

    /** Returns the line above the list of the changed things. */
    abstract String heading();

    /** Returns the sign before each changed thing. */
    abstract String sign();

    Report run(List<String> names) throws SQLException {
        if (names.isEmpty()) {
            throw new MigrationException(
                    ExitCode.FAILED, "No name was given. Name tables and columns, for example hero or hero.age.");
        }
        try (MigrationLock folderLock = context.lockFolder()) {
            folderLock.requireHeld();
            ScriptSet scripts = ScriptLocation.folder(context);
            Lock lock = Preconditions.require(context, scripts);
            Preconditions.requireListed(scripts);
            Set<String> owned = lock.owned();
            Set<String> things = new TreeSet<>();
            Set<String> known = known(scripts, owned);
            for (String name : names) {
                things.addAll(things(name, known));
            }
            things.removeIf(thing -> isDone(owned, thing));
            if (things.isEmpty()) {
                return report.line(String.join(", ", names) + (names.size() == 1 ? " is" : " are") + done()
                                + " Nothing was written.")
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
                    ExitCode.FAILED, unknown(name) + DidYouMean.sentence(name, named) + " Nothing was written.");
        }
        Set<String> things = new TreeSet<>(Set.of(name));
        known.stream()
                .filter(thing -> thing.startsWith(name + ".") || thing.startsWith(name + ":"))
                .forEach(things::add);
        return things;
    }

    /** Returns the names of everything that the scripts make or the live database has. */
    private static Set<String> existing(MigrationContext context, ScriptSet scripts) throws SQLException {
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
        LockUpdate changed = changed(LockUpdate.of(scripts), things);
        String text = changed.render(lock.modelsHash(), lock.classes(), lock.kinds());
        Path base = context.settings().baseDirectory();
        List<Path> files = new ScriptWriter(context.folder(), base).write(List.of(), text);
        report.line(heading());
        things.forEach(thing -> report.line("  " + sign() + " " + thing));
        return report.files(files, base).end(ExitCode.OK);
    }
}

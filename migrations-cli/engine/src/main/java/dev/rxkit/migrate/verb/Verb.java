package dev.rxkit.migrate.verb;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What Rx does with scripts and databases: each verb is a goal, a command, and a method of {@code Migrations}. */
public enum Verb {
    INIT("Creates the folder of scripts and writes the first script from the model classes.", VerbOption.ANSWERS),
    MAKEMIGRATIONS(
            "Compares the model classes with the scripts and writes the next script, proved before it is written.",
            VerbOption.MESSAGE,
            VerbOption.ANSWERS,
            VerbOption.ACCEPT_DRIFT,
            VerbOption.ALLOW,
            VerbOption.HAZARDS,
            VerbOption.SAFE),
    MIGRATE("Runs the scripts that were not yet applied to the database, oldest first."),
    STATUS("Lists the scripts with their states, and the changes of the model classes that no script makes."),
    CHECK(
            List.of(
                    "Checks the scripts, the lock, the model classes and a database that exists, for CI; writes"
                            + " nothing.",
                    "The exit code is 5 if the models want what no script makes, 4 if a script was edited or the"
                            + " database differs, 3 if a hazard is not allowed, and 6 if the scripts fail on an empty"
                            + " database."),
            VerbOption.DATABASE,
            VerbOption.HAZARDS,
            VerbOption.JUNIT),
    DOCTOR("Checks the configuration, the driver, rights, the scratch database and the model classes; 0 if nothing is"
            + " wrong."),
    ACCEPT("Proves scripts written or edited by hand, and lists them in the lock.", VerbOption.YES, VerbOption.ANSWERS),
    DISCARD("Takes back the last script that was not applied: its file, its undo script, and its lines in"
            + " migrations.lock."),
    REPAIR("Finishes the script at which a migration failed or was killed half-way, where the database does not roll"
            + " it back."),
    REBASE(
            "After a merge of two branches, puts one's own scripts after the others, proves them again, and resolves"
                    + " migrations.lock.",
            VerbOption.ANSWERS,
            VerbOption.LOCK_FILES),
    SQUASH(
            List.of(
                    "Writes one script that stands for all scripts up to a version on a new database, proved to make"
                            + " the same.",
                    "Databases that have run any of the scripts go on with these, until prune deletes them."),
            VerbOption.LAST,
            VerbOption.PRUNE),
    UNDO(
            "Runs the undo script of the script that was applied last; asks first if rows or values would be lost.",
            VerbOption.VERSION,
            VerbOption.YES,
            VerbOption.ANSWERS),
    DRIFT(
            "Lists what the database has otherwise than the scripts that it has run; ends with code 4 if anything"
                    + " differs.",
            VerbOption.SCRIPT,
            VerbOption.YES,
            VerbOption.ANSWERS,
            VerbOption.SQL),
    OWN(
            "Lists tables and columns in migrations.lock as owned: they are dropped when no class declares them any"
                    + " more.",
            VerbOption.NAMES),
    DISOWN(
            "Takes tables and columns out of the list of owned things: they are never proposed for dropping.",
            VerbOption.NAMES),
    DIFF(
            List.of(
                    "Shows all differences between two schemas, regardless of ownership.",
                    "A schema is named by models, scripts, database, empty, the URL of a database, or a schema JSON"
                            + " file."),
            VerbOption.FROM,
            VerbOption.TO,
            VerbOption.DIALECT,
            VerbOption.SQL),
    INSPECT("Lists the contents of a schema; its JSON is schema JSON, which diff reads.", VerbOption.SCHEMA);

    private final List<String> help;
    private final Set<VerbOption> options;

    Verb(String help, VerbOption... options) {
        this(List.of(help), options);
    }

    Verb(List<String> help, VerbOption... options) {
        this.help = help;
        this.options = Collections.unmodifiableSet(EnumSet.of(VerbOption.JSON, options));
    }

    /** Returns the verb of a word; empty if no verb has that word. */
    public static Optional<Verb> of(String word) {
        return Arrays.stream(values()).filter(verb -> verb.word().equals(word)).findFirst();
    }

    /** Returns the name of the goal and of the command. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns what it does: a sentence, and more sentences about its options. */
    public List<String> help() {
        return help;
    }

    /** Returns its options, {@link VerbOption#JSON} included. */
    public Set<VerbOption> options() {
        return options;
    }
}

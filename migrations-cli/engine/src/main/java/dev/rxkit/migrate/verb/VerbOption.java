package dev.rxkit.migrate.verb;

import dev.rxkit.internal.DidYouMean;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An option of a verb. The goal has a parameter {@code acceptDrift} with the property {@code rx.acceptDrift}, the
 * command an option {@code --accept-drift}, the engine's request an entry {@code acceptDrift}.
 */
public enum VerbOption {
    MESSAGE("message", Kind.TEXT, "TEXT", "", "Describes the script; becomes part of its file name."),
    ANSWERS("answers", Kind.FILE, "FILE", "", "A JSON file with an answer for each question id."),
    ACCEPT_DRIFT("acceptDrift", Kind.FLAG, "", "", "Continues although the database differs from its scripts."),
    ALLOW(
            "allow",
            Kind.TEXT,
            "CODES",
            "",
            "Allows hazards by their codes, separated by commas; the script lists them with rx:allow."),
    HAZARDS(
            "hazards",
            Kind.TEXT,
            "LEVEL",
            "warn",
            "strict: hazards that need no answer (locks, rewrites, renames) must be allowed, or the exit code is 3."),
    SAFE(
            "safe",
            Kind.FLAG,
            "",
            "",
            "Writes the safe rewrite of what would lock a table for long; it takes several scripts."),
    FROM("from", Kind.TEXT, "SCHEMA", "scripts", "The current schema."),
    TO("to", Kind.TEXT, "SCHEMA", "models", "The wanted schema."),
    DIALECT(
            "dialect",
            Kind.TEXT,
            "NAME",
            "",
            "The dialect of types and statements: sqlite, postgresql or mariadb; by default that of the schemas."),
    SCHEMA(
            "from",
            Kind.ARGUMENT,
            "SCHEMA",
            "database",
            "The schema: models, scripts, database, the URL of a database, or a schema JSON file."),
    VERSION("to", Kind.TEXT, "VERSION", "", "Undoes all scripts after this version; by default only the last script."),
    LAST("to", Kind.TEXT, "VERSION", "", "The last version to squash; by default that which was applied last."),
    PRUNE(
            "prune",
            Kind.FLAG,
            "",
            "",
            "Deletes the scripts that a squashed script replaces, when every database has run them."),
    YES("yes", Kind.FLAG, "", "", "Answers yes to all questions."),
    NAMES(
            "names",
            Kind.ARGUMENTS,
            "NAME",
            "",
            "Tables and columns: hero, hero.age. A table includes everything in it."),
    LOCK_FILES(
            "lockFiles",
            Kind.TEXT,
            "OURS,THEIRS",
            "",
            "Only merges the second version of migrations.lock into the first file, as a merge driver of git."),
    DATABASE("database", Kind.FLAG, "", "", "Requires that the database exists and has run all scripts."),
    JUNIT("junit", Kind.REPORT, "FILE", "", "the findings as JUnit XML"),
    SCRIPT(
            "script",
            Kind.TEXT,
            "back|in",
            "",
            "back: writes a script that brings this database back to its scripts; in: a migration with its"
                    + " differences."),
    SQL("sql", Kind.OUTPUT, "", "", "the statements that change the current schema into the wanted one"),
    JSON("json", Kind.OUTPUT, "", "", "the report as one JSON object");

    /** What the value of an option is. */
    public enum Kind {
        /** A text. */
        TEXT,
        /** A text that the command takes without the name of the option. */
        ARGUMENT,
        /** Texts that the command takes without the name of the option; the goal takes them separated by commas. */
        ARGUMENTS,
        /** A file that is read. */
        FILE,
        /** Given or not. */
        FLAG,
        /** An output that is always written to a file. */
        REPORT,
        /** An output. The goal takes the file that it is written to; the command takes a flag, and prints it. */
        OUTPUT
    }

    private final String key;
    private final Kind kind;
    private final String placeholder;
    private final String byDefault;
    private final String help;

    VerbOption(String key, Kind kind, String placeholder, String byDefault, String help) {
        this.key = key;
        this.kind = kind;
        this.placeholder = placeholder;
        this.byDefault = byDefault;
        this.help = help;
    }

    /** Returns the name of the goal's parameter and the key of the engine's request. */
    public String key() {
        return key;
    }

    public Kind kind() {
        return kind;
    }

    /** Returns the Maven property that sets the goal's parameter. */
    public String property() {
        return "rx." + key;
    }

    /** Returns the names of the command's option; the last one is the long one. */
    public List<String> names() {
        String name = "--" + key.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return this == MESSAGE ? List.of("-m", name) : List.of(name);
    }

    /** Returns the word for the value in the command's help; empty if it takes none. */
    public String placeholder() {
        return placeholder;
    }

    /** Returns the default value; empty if the option has no default. */
    public String byDefault() {
        return byDefault;
    }

    /** Returns the sentence for the goal's parameter. */
    public String goalHelp() {
        return isWritten() ? "Writes " + help + " to this file." : help;
    }

    /** Returns the sentences for the command's option. */
    public String commandHelp() {
        String sentence = kind == Kind.OUTPUT ? "Prints " + help + "." : goalHelp();
        return byDefault.isEmpty() ? sentence : sentence + " Default: " + byDefault + ".";
    }

    /**
     * Adds the option to a request.
     *
     * @param value null if the option is not given
     */
    public void put(Map<String, String> request, @Nullable Object value) {
        if (isWritten()) {
            request.put(key, String.valueOf(value != null && !value.equals(false)));
        } else if (value instanceof Collection<?> values) {
            request.put(key, values.stream().map(String::valueOf).collect(Collectors.joining(",")));
        } else if (value != null) {
            request.put(key, value.toString());
        }
    }

    private boolean isWritten() {
        return kind == Kind.OUTPUT || kind == Kind.REPORT;
    }

    /** Returns the value in a request, or the default. */
    public String of(Map<String, String> request) {
        return request.getOrDefault(key, byDefault);
    }

    /** Returns the texts in a request that are separated by commas; blank ones are left out. */
    public List<String> list(Map<String, String> request) {
        return Arrays.stream(of(request).split(","))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /**
     * Returns a sentence about the first of these properties that looks like a misspelled option; empty if there is
     * none. Others are left alone, because programs may use the same prefix.
     *
     * @param properties names of properties, for example {@code rx.answers}
     */
    public static Optional<String> misspelled(Collection<String> properties) {
        List<String> known =
                Arrays.stream(values()).map(VerbOption::property).distinct().toList();
        return properties.stream()
                .filter(name -> name.startsWith("rx.") && !known.contains(name))
                .sorted()
                .flatMap(name -> DidYouMean.nearest(name, known).stream()
                        .filter(option ->
                                DidYouMean.distance(name.toLowerCase(Locale.ROOT), option.toLowerCase(Locale.ROOT))
                                        <= 2)
                        .map(option -> "No goal has the option -D" + name + ". Did you mean -D" + option + "?"))
                .findFirst();
    }

    /** Returns whether a flag or an output is requested. */
    public boolean isSet(Map<String, String> request) {
        return Boolean.parseBoolean(request.get(key));
    }
}

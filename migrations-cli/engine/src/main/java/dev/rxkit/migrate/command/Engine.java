package dev.rxkit.migrate.command;

import dev.rxkit.RxConfig;
import dev.rxkit.error.ConfigException;
import dev.rxkit.error.RxException;
import dev.rxkit.internal.DidYouMean;
import dev.rxkit.migrate.DiffRequest;
import dev.rxkit.migrate.ExitCode;
import dev.rxkit.migrate.MigrationException;
import dev.rxkit.migrate.MigrationSettings;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.migrate.Questioner;
import dev.rxkit.migrate.Report;
import dev.rxkit.migrate.check.JUnitXml;
import dev.rxkit.migrate.plan.Statement;
import dev.rxkit.migrate.script.ScriptText;
import dev.rxkit.migrate.verb.Verb;
import dev.rxkit.migrate.verb.VerbOption;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Runs one command for the Maven goals and the command line. Takes and returns only JDK types, so that it can be called
 * across class loaders. Prints nothing: every line is passed to {@code out} with its kind.
 */
public final class Engine {
    /** Request: the word of a {@link Verb}. The options of the verb are in the request by their keys. */
    public static final String VERB = "verb";

    /** Request: the directory that relative paths are resolved against. */
    public static final String BASE = "base";

    /** Request: {@code true} if questions can be asked on a terminal. */
    public static final String INTERACTIVE = "interactive";

    /** Request: {@code true} if the JVM continues afterwards, so that JDBC drivers must be deregistered. */
    public static final String LIVES_ON = "livesOn";

    /** Output: a message line. */
    public static final String INFO = "info";

    /** Output: a line about what the command is doing now. */
    public static final String PROGRESS = "progress";

    /** Output: the stack trace of a failure. */
    public static final String DEBUG = "debug";

    /** Output: the reason why the command failed, one or two lines; at most once. */
    public static final String ERROR = "error";

    /** Output: the report as one JSON object; last, if requested or if questions are open. */
    public static final String JSON = "json";

    /** Output: the SQL statements as one script; before the JSON, if requested. */
    public static final String SQL = "sql";

    /** Output: the findings as JUnit XML; before the JSON, if requested. */
    public static final String JUNIT = "junit";

    private Engine() {}

    /**
     * Runs a command.
     *
     * @param request the values by the {@code Request} constants of this class, and the options
     * @param out receives the kind and text of each output
     * @param ask shows a prompt and returns the line typed, or null at the end of input
     * @return the exit code
     */
    public static int run(
            Map<String, String> request, BiConsumer<String, String> out, Function<String, @Nullable String> ask) {
        return deliver(request, report(request, out, ask), out);
    }

    /**
     * Deregisters the JDBC drivers that were loaded by the class loader of this class.
     *
     * @throws SQLException if a driver cannot be deregistered
     */
    public static void release() throws SQLException {
        for (Driver driver : DriverManager.drivers().toList()) {
            if (driver.getClass().getClassLoader() == Engine.class.getClassLoader()) {
                DriverManager.deregisterDriver(driver);
            }
        }
    }

    /**
     * Reports a failure that happened before {@link #run} was called, in the same way.
     *
     * @return the exit code
     */
    public static int refuse(Map<String, String> request, RxException failure, BiConsumer<String, String> out) {
        return deliver(request, failed(request, failure, out), out);
    }

    private static int deliver(Map<String, String> request, Report report, BiConsumer<String, String> out) {
        if (VerbOption.JUNIT.isSet(request)) {
            out.accept(JUNIT, junit(report));
        }
        if (VerbOption.JSON.isSet(request)) {
            out.accept(JSON, ReportJson.of(report));
        } else if (report.code() == ExitCode.QUESTIONS) {
            out.accept(JSON, ReportJson.indented(report));
        }
        return report.code().code();
    }

    private static Report report(
            Map<String, String> request, BiConsumer<String, String> out, Function<String, @Nullable String> ask) {
        try {
            Report report = perform(request, out, ask);
            shown(report).forEach(line -> out.accept(INFO, line));
            next(report).ifPresent(line -> out.accept(INFO, line));
            if (VerbOption.SQL.isSet(request)) {
                out.accept(
                        SQL,
                        ScriptText.of(report.statements().stream()
                                .map(statement -> new Statement(statement.sql(), statement.comment()))
                                .toList()));
            }
            if (report.code() != ExitCode.OK) {
                out.accept(ERROR, reason(report));
            }
            return report;
        } catch (RxException e) {
            return failed(request, e, out);
        }
    }

    /** Returns the lines; the last one of a report with findings is the reason why it failed. */
    private static List<String> shown(Report report) {
        List<String> lines = report.lines();
        boolean last = report.code() != ExitCode.OK && !report.findings().isEmpty();
        return last ? lines.subList(0, lines.size() - 1) : lines;
    }

    private static String junit(Report report) {
        List<JUnitXml.TestCase> cases = report.findings().isEmpty()
                ? List.of(new JUnitXml.TestCase(
                        "rx." + report.command(),
                        report.command(),
                        report.code() == ExitCode.OK ? null : failure(report.code()),
                        String.join("\n", report.lines())))
                : report.findings().stream()
                        .map(finding -> new JUnitXml.TestCase(
                                "rx." + report.command() + "." + finding.check(),
                                finding.subject().isEmpty()
                                        ? finding.message().lines().findFirst().orElse("")
                                        : finding.subject(),
                                finding.code() == ExitCode.OK ? null : failure(finding.code()),
                                finding.message()))
                        .toList();
        return JUnitXml.of("rx " + report.command(), cases);
    }

    private static String failure(ExitCode code) {
        return code.name().toLowerCase(Locale.ROOT) + " (" + code.code() + ")";
    }

    /** Returns a line with the commands to run next that the report's lines do not mention. */
    private static Optional<String> next(Report report) {
        String shown = String.join("\n", report.lines());
        List<String> left = report.next().stream()
                .filter(command -> report.code() == ExitCode.OK && !shown.contains(command))
                .toList();
        return left.isEmpty() ? Optional.empty() : Optional.of("Next: " + String.join(", then ", left));
    }

    private static Report perform(
            Map<String, String> request, BiConsumer<String, String> out, Function<String, @Nullable String> ask) {
        String word = request.getOrDefault(VERB, "");
        Verb verb = Verb.of(word).orElseThrow(() -> new ConfigException("Unknown command '" + word + "'."));
        Migrations migrations = Migrations.of(settings(request, ask)).listening(line -> out.accept(PROGRESS, line));
        return switch (verb) {
            case INIT -> migrations.init();
            case MAKEMIGRATIONS -> migrations.make(VerbOption.MESSAGE.of(request));
            case MIGRATE -> migrations.migrate();
            case STATUS -> migrations.status();
            case CHECK -> migrations.check(VerbOption.DATABASE.isSet(request));
            case DOCTOR -> migrations.doctor();
            case ACCEPT -> migrations.accept();
            case DISCARD -> migrations.discard();
            case REPAIR -> migrations.repair();
            case REBASE -> rebase(migrations, request);
            case SQUASH -> migrations.squash(VerbOption.LAST.of(request), VerbOption.PRUNE.isSet(request));
            case UNDO -> migrations.undo(VerbOption.VERSION.of(request));
            case DRIFT ->
                VerbOption.SCRIPT.of(request).isBlank()
                        ? migrations.drift(VerbOption.SQL.isSet(request))
                        : migrations.driftScript(VerbOption.SCRIPT.of(request));
            case OWN -> migrations.own(VerbOption.NAMES.list(request));
            case DISOWN -> migrations.disown(VerbOption.NAMES.list(request));
            case DIFF ->
                migrations.diff(new DiffRequest(
                        VerbOption.FROM.of(request),
                        VerbOption.TO.of(request),
                        VerbOption.DIALECT.of(request),
                        VerbOption.SQL.isSet(request)));
            case INSPECT -> migrations.inspect(VerbOption.SCHEMA.of(request));
        };
    }

    private static Report rebase(Migrations migrations, Map<String, String> request) {
        List<String> files = VerbOption.LOCK_FILES.list(request);
        if (files.isEmpty()) {
            return migrations.rebase();
        }
        if (files.size() != 2) {
            throw new ConfigException("lockFiles names two files, separated by a comma: %A,%B of git's merge driver.");
        }
        Path base = Path.of(request.getOrDefault(BASE, "")).toAbsolutePath().normalize();
        return migrations.mergeLocks(base.resolve(files.get(0)), base.resolve(files.get(1)));
    }

    private static MigrationSettings settings(Map<String, String> request, Function<String, @Nullable String> ask) {
        Path base = Path.of(request.getOrDefault(BASE, "")).toAbsolutePath().normalize();
        ClassLoader loader = Engine.class.getClassLoader();
        return new MigrationSettings(
                RxConfig.load(base, loader),
                List.of(),
                loader,
                base,
                questioner(request, base, ask),
                Clock.systemUTC(),
                VerbOption.ACCEPT_DRIFT.isSet(request),
                hazards(request));
    }

    private static MigrationSettings.HazardPolicy hazards(Map<String, String> request) {
        String level = VerbOption.HAZARDS.of(request);
        if (!level.equals("warn") && !level.equals("strict")) {
            throw new ConfigException("hazards is \"" + level + "\"; write warn or strict."
                    + DidYouMean.sentence(level, List.of("warn", "strict")));
        }
        Set<String> allowed = Arrays.stream(VerbOption.ALLOW.of(request).split(","))
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .collect(Collectors.toSet());
        return new MigrationSettings.HazardPolicy(level.equals("strict"), allowed, VerbOption.SAFE.isSet(request));
    }

    private static Questioner questioner(
            Map<String, String> request, Path base, Function<String, @Nullable String> ask) {
        String file = VerbOption.ANSWERS.of(request);
        if (VerbOption.YES.isSet(request)) {
            return question -> Optional.of("yes");
        }
        Questioner answers = file.isBlank() ? Questioner.none() : Questioner.ofFile(base.resolve(file));
        return Boolean.parseBoolean(request.get(INTERACTIVE)) ? answers.or(new TerminalQuestioner(ask)) : answers;
    }

    private static String reason(Report report) {
        if (!report.findings().isEmpty()) {
            return report.lines().get(report.lines().size() - 1);
        }
        return switch (report.code()) {
            case QUESTIONS ->
                report.questions().size()
                        + (report.questions().size() == 1 ? " question is" : " questions are")
                        + " open. Answer on a terminal, or in a JSON file {\"<id>\": \"<answer>\"} given with"
                        + " -Drx.answers=FILE.";
            case DRIFT ->
                "The database differs from its scripts" + (report.files().isEmpty() ? "; nothing was written." : ".");
            case HAZARDS -> "Hazards of the script were not allowed; nothing was written.";
            case PENDING -> "Changes are pending.";
            case PROOF -> "The proof of the script failed; nothing was written.";
            case OK, FAILED -> report.command() + " failed.";
        };
    }

    private static Report failed(Map<String, String> request, RxException failure, BiConsumer<String, String> out) {
        String message = String.valueOf(failure.getMessage());
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        out.accept(DEBUG, trace.toString());
        out.accept(ERROR, message);
        ExitCode code = failure instanceof MigrationException known ? known.code() : ExitCode.FAILED;
        String verb = request.getOrDefault(VERB, "");
        return Report.failed(verb, code, message);
    }
}

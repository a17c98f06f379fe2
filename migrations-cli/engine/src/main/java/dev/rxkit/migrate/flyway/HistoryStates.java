package dev.rxkit.migrate.flyway;

import dev.rxkit.database.Dialect;
import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.FlywayHistory.Applied;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Reads the states of scripts from Flyway's history table without starting Flyway, which is much slower. Histories with
 * rows of other types are read by {@link FlywayRunner#info}. Stateless.
 */
public final class HistoryStates {
    private HistoryStates() {}

    /**
     * Returns the states of all versioned scripts of the folder or the history, in version order. Writes nothing.
     *
     * @param flyway used only if the history has rows that only Flyway interprets
     */
    public static List<ScriptStatus> read(
            Connection connection, Dialect dialect, ScriptSet scripts, Supplier<FlywayRunner> flyway)
            throws SQLException {
        List<ScriptStatus> states = of(FlywayHistory.read(connection, dialect), scripts)
                .orElseGet(() -> flyway.get().info());
        return SquashedScripts.of(scripts).covered(states);
    }

    /** Returns the states in a database without a history. */
    public static List<ScriptStatus> ofEmpty(ScriptSet scripts) {
        return states(new TreeMap<>(), scripts);
    }

    /** Returns the states; empty if only Flyway can interpret the history. */
    static Optional<List<ScriptStatus>> of(List<Applied> rows, ScriptSet scripts) {
        TreeMap<Version, Applied> ran = new TreeMap<>();
        for (Applied row : rows) {
            Optional<Version> version = Optional.ofNullable(row.version()).flatMap(Version::parse);
            boolean known = row.baseline() || row.type().equals("SQL");
            if (!known || (row.version() != null && version.isEmpty())) {
                return Optional.empty();
            }
            if (version.isPresent() && ran.put(version.get(), row) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(states(ran, scripts));
    }

    private static List<ScriptStatus> states(TreeMap<Version, Applied> ran, ScriptSet scripts) {
        Map<Version, ScriptStatus> states = new TreeMap<>();
        ran.forEach((version, row) -> {
            State state = !row.success() ? State.FAILED : isRecord(row) ? State.BASELINE : State.MISSING;
            states.put(version, new ScriptStatus(version, row.script(), state));
        });
        Version start = ran.entrySet().stream()
                .filter(entry -> entry.getValue().baselineScript())
                .map(Map.Entry::getKey)
                .reduce((one, two) -> two)
                .orElse(null);
        for (Script script : scripts.baselines()) {
            Version version = script.version();
            Applied row = ran.get(version);
            if (row != null && row.baselineScript()) {
                states.put(version, new ScriptStatus(version, script.file(), state(row, script)));
            } else if (ran.isEmpty()
                    && scripts.baseline().filter(script::equals).isPresent()) {
                states.put(version, new ScriptStatus(version, script.file(), State.PENDING));
                start = version;
            }
        }
        Version last = ran.isEmpty() ? null : ran.lastKey();
        Version baseline = ran.entrySet().stream()
                .filter(entry -> entry.getValue().baseline())
                .map(Map.Entry::getKey)
                .reduce((one, two) -> two)
                .orElse(null);
        for (Script script : scripts.versioned()) {
            Version version = script.version();
            if (start != null && version.compareTo(start) <= 0) {
                // The baseline script ran, or runs, instead.
                continue;
            }
            Applied row = ran.get(version);
            State state = row == null ? notApplied(version, baseline, last) : state(row, script);
            states.remove(version);
            states.put(version, new ScriptStatus(version, script.file(), state));
        }
        return List.copyOf(states.values());
    }

    /** Returns whether a row only records that a database was at a version. */
    private static boolean isRecord(Applied row) {
        return row.baseline() && !row.baselineScript();
    }

    private static State notApplied(Version version, @Nullable Version baseline, @Nullable Version last) {
        if (baseline != null && version.compareTo(baseline) <= 0) {
            return State.BASELINE;
        }
        return last != null && version.compareTo(last) < 0 ? State.LATE : State.PENDING;
    }

    private static State state(Applied row, Script script) {
        if (isRecord(row)) {
            return State.BASELINE;
        }
        if (!row.success()) {
            return State.FAILED;
        }
        return Objects.equals(row.checksum(), checksum(script.text())) ? State.APPLIED : State.EDITED;
    }

    /** Returns Flyway's checksum: CRC32 of the lines without line ends and byte order mark. */
    static Integer checksum(String text) {
        CRC32 crc = new CRC32();
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        unmarked.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }
}

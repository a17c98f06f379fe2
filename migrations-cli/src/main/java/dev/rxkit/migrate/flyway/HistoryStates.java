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
 * What {@link FlywayRunner#info} tells, read from Flyway's table without starting Flyway, which takes longer than all
 * the rest of a look. Rows of a kind this does not know are left to Flyway.
 */
public final class HistoryStates {
    private HistoryStates() {}

    /**
     * Every versioned script known to the folder or to the database, in version order. Writes nothing.
     *
     * @param flyway asked only where the history has something that Flyway alone can tell
     */
    public static List<ScriptStatus> read(
            Connection connection, Dialect dialect, ScriptSet scripts, Supplier<FlywayRunner> flyway)
            throws SQLException {
        return of(FlywayHistory.read(connection, dialect), scripts)
                .orElseGet(() -> flyway.get().info());
    }

    /** Empty if only Flyway can tell. */
    static Optional<List<ScriptStatus>> of(List<Applied> rows, ScriptSet scripts) {
        Map<Version, Applied> ran = new TreeMap<>();
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
        if (scripts.others().keySet().stream().anyMatch(HistoryStates::baselineScript)) {
            return Optional.empty();
        }
        return Optional.of(states(new TreeMap<>(ran), scripts));
    }

    private static List<ScriptStatus> states(TreeMap<Version, Applied> ran, ScriptSet scripts) {
        Map<Version, ScriptStatus> states = new TreeMap<>();
        ran.forEach((version, row) -> {
            State state = row.baseline() ? State.BASELINE : row.success() ? State.MISSING : State.FAILED;
            states.put(version, new ScriptStatus(version, row.script(), state));
        });
        Version last = ran.isEmpty() ? null : ran.lastKey();
        Version baseline = ran.entrySet().stream()
                .filter(entry -> entry.getValue().baseline())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        for (Script script : scripts.versioned()) {
            Version version = script.version();
            Applied row = ran.get(version);
            State state = row == null ? waiting(version, baseline, last) : state(row, script);
            states.remove(version);
            states.put(version, new ScriptStatus(version, script.file(), state));
        }
        return List.copyOf(states.values());
    }

    private static State waiting(Version version, @Nullable Version baseline, @Nullable Version last) {
        if (baseline != null && version.compareTo(baseline) <= 0) {
            return State.BASELINE;
        }
        return last != null && version.compareTo(last) < 0 ? State.LATE : State.PENDING;
    }

    private static State state(Applied row, Script script) {
        if (row.baseline()) {
            return State.BASELINE;
        }
        if (!row.success()) {
            return State.FAILED;
        }
        return Objects.equals(row.checksum(), checksum(script.text())) ? State.APPLIED : State.EDITED;
    }

    /** As Flyway counts it: the lines without their ends, without a byte order mark. */
    private static Integer checksum(String text) {
        CRC32 crc = new CRC32();
        String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
        unmarked.lines().forEach(line -> crc.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) crc.getValue();
    }

    private static boolean baselineScript(String file) {
        return file.substring(file.lastIndexOf('/') + 1).matches("B[0-9].*");
    }
}

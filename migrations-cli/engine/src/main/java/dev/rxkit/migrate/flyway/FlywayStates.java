package dev.rxkit.migrate.flyway;

import dev.rxkit.history.FlywayHistory;
import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Converts Flyway's states to {@link ScriptStatus}, one per version. */
final class FlywayStates {
    private FlywayStates() {}

    static List<ScriptStatus> of(MigrationInfo[] infos, ScriptSet scripts) {
        Optional<Version> start = Arrays.stream(infos)
                .filter(FlywayStates::isStart)
                .flatMap(info -> version(info).stream())
                .findFirst();
        Map<Version, ScriptStatus> states = new TreeMap<>();
        for (MigrationInfo info : infos) {
            Optional<Version> version = version(info);
            boolean passed = isBaselineScript(info) && !isStart(info)
                    || start.isPresent()
                            && (info.getState() == MigrationState.BELOW_BASELINE
                                    || info.getState() == MigrationState.BASELINE_IGNORED);
            // A row that was taken back says nothing; if its script exists, it has an entry of its own.
            if (version.isPresent() && !passed && info.getState() != MigrationState.DELETED) {
                states.merge(version.get(), status(version.get(), info, scripts), FlywayStates::stronger);
            }
        }
        return List.copyOf(states.values());
    }

    private static Optional<Version> version(MigrationInfo info) {
        return info.isVersioned() && info.getVersion() != null
                ? Version.parse(info.getVersion().getVersion())
                : Optional.empty();
    }

    private static boolean isBaselineScript(MigrationInfo info) {
        return info.getType().name().equals(FlywayHistory.SQL_BASELINE);
    }

    /** Returns whether the database began, or begins, with this baseline script. */
    private static boolean isStart(MigrationInfo info) {
        return isBaselineScript(info)
                && info.getState() != MigrationState.IGNORED
                && info.getState() != MigrationState.BELOW_BASELINE
                && info.getState() != MigrationState.BASELINE_IGNORED;
    }

    private static ScriptStatus status(Version version, MigrationInfo info, ScriptSet scripts) {
        String file = scripts.all().stream()
                .filter(script ->
                        script.version().same(version) && script.file().equals(info.getScript()))
                .map(Script::file)
                .findFirst()
                .orElse(info.getScript());
        boolean ran = isBaselineScript(info) && info.getState() == MigrationState.BASELINE;
        return new ScriptStatus(version, file, !ran ? state(info) : matching(info) ? State.APPLIED : State.EDITED);
    }

    private static State state(MigrationInfo info) {
        return switch (info.getState()) {
            case SUCCESS, OUT_OF_ORDER, UNDONE, AVAILABLE, OUTDATED, SUPERSEDED ->
                matching(info) ? State.APPLIED : State.EDITED;
            case FAILED, MISSING_FAILED, FUTURE_FAILED -> State.FAILED;
            case MISSING_SUCCESS, FUTURE_SUCCESS, DELETED -> State.MISSING;
            case BASELINE, BELOW_BASELINE, BASELINE_IGNORED -> State.BASELINE;
            case IGNORED -> State.LATE;
            case PENDING, ABOVE_TARGET -> State.PENDING;
        };
    }

    private static boolean matching(MigrationInfo info) {
        return info.getResolvedChecksum() == null
                || Objects.equals(info.getResolvedChecksum(), info.getAppliedChecksum());
    }

    /** Prefers the baseline of two entries of one version: the history's row and the script that it replaces. */
    private static ScriptStatus stronger(ScriptStatus one, ScriptStatus two) {
        return one.state() == State.BASELINE ? one : two;
    }
}

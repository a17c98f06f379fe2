package dev.rxkit.migrate.flyway;

import dev.rxkit.history.Version;
import dev.rxkit.migrate.flyway.ScriptStatus.State;
import dev.rxkit.migrate.script.Script;
import dev.rxkit.migrate.script.ScriptSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** Converts Flyway's states to {@link ScriptStatus}, one per version. */
final class States {
    private States() {}

    static List<ScriptStatus> of(MigrationInfo[] infos, ScriptSet scripts) {
        Map<Version, ScriptStatus> states = new TreeMap<>();
        for (MigrationInfo info : infos) {
            // A row that was taken back says nothing; if its script exists, it has an entry of its own.
            if (info.isVersioned() && info.getVersion() != null && info.getState() != MigrationState.DELETED) {
                Optional<Version> version = Version.parse(info.getVersion().getVersion());
                version.ifPresent(v -> states.merge(v, status(v, info, scripts), States::stronger));
            }
        }
        return List.copyOf(states.values());
    }

    private static ScriptStatus status(Version version, MigrationInfo info, ScriptSet scripts) {
        String file = scripts.versioned().stream()
                .filter(script -> script.version().same(version))
                .map(Script::file)
                .findFirst()
                .orElse(info.getScript());
        return new ScriptStatus(version, file, state(info));
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

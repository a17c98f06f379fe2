package dev.rxkit.migrate.flyway;

import java.util.function.Consumer;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Reports each script before it runs. */
final class ScriptProgress implements Callback {
    private final Consumer<String> progress;
    private final int total;
    private int started;

    ScriptProgress(Consumer<String> progress, int total) {
        this.progress = progress;
        this.total = total;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        started++;
        progress.accept("applying " + context.getMigrationInfo().getScript() + " (" + started + " of " + total + ")");
    }

    @Override
    public String getCallbackName() {
        return "rx-progress";
    }
}

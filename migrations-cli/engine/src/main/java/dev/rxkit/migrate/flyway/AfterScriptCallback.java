package dev.rxkit.migrate.flyway;

import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/** Calls an {@link AfterScript}. */
final class AfterScriptCallback implements Callback {
    private final AfterScript after;

    AfterScriptCallback(AfterScript after) {
        this.after = after;
    }

    @Override
    public boolean supports(Event event, Context context) {
        return event == Event.AFTER_EACH_MIGRATE;
    }

    @Override
    public boolean canHandleInTransaction(Event event, Context context) {
        return true;
    }

    @Override
    public void handle(Event event, Context context) {
        String file = context.getMigrationInfo().getScript();
        try {
            after.ran(file, context.getConnection());
        } catch (SQLException e) {
            throw new FlywayException("The database cannot be read after " + file + ".", e);
        }
    }

    @Override
    public String getCallbackName() {
        return "rx-after-script";
    }
}

package dev.rxkit.spring;

import dev.rxkit.Database;
import dev.rxkit.StartupCheck;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a health indicator reports: whether the database can be read, and how its schema agrees with scripts and models.
 *
 * @param up whether the database can be read; a schema that is not up to date does not make it unhealthy
 * @param details the name of the database, the state of its schema, and what differs
 */
record DatabaseHealth(boolean up, Map<String, Object> details) {

    static DatabaseHealth of(Database database) {
        StartupCheck check = database.check();
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("database", database.toString());
        details.put("schema", check.state());
        if (!check.details().isEmpty()) {
            details.put("differences", check.details());
        }
        return new DatabaseHealth(check.state() != StartupCheck.State.UNREACHABLE, details);
    }
}

package dev.rxkit.spring;

import dev.rxkit.RxConfig;
import dev.rxkit.error.ConfigException;
import dev.rxkit.migrate.ExitCode;
import dev.rxkit.migrate.MigrationException;
import dev.rxkit.migrate.MigrationSettings;
import dev.rxkit.migrate.Migrations;
import dev.rxkit.migrate.Report;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;

/** Runs the scripts that were not yet applied, on connections of its own, when the bean is made. */
final class StartMigration implements InitializingBean {

    private static final Logger LOG = System.getLogger("dev.rxkit.migrate");

    private final DataSource pool;
    private final RxConfig config;

    StartMigration(DataSource pool, RxConfig config) {
        this.pool = pool;
        this.config = config;
    }

    /**
     * @throws MigrationException if a script fails, or the history conflicts with the scripts
     * @throws ConfigException if the URL of the database is not known
     */
    @Override
    public void afterPropertiesSet() {
        MigrationSettings settings = MigrationSettings.of(DataSourceUrl.of(pool, config));
        Report report = Migrations.of(settings.withModels(config.modelClasses()))
                .listening(line -> LOG.log(Level.INFO, line))
                .migrate();
        report.lines().forEach(line -> LOG.log(Level.INFO, line));
        if (report.code() != ExitCode.OK) {
            throw new MigrationException(report.code(), String.join(System.lineSeparator(), report.lines()));
        }
    }
}

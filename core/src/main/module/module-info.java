/**
 * Classes as tables, sessions and queries on Jdbi 3. The exported packages are the public API; the migrations and
 * the Spring Boot starter also use internal ones.
 */
@SuppressWarnings({"requires-automatic", "requires-transitive-automatic", "module"})
module dev.rxkit {
    requires com.fasterxml.jackson.annotation;
    // Only where it takes the place of Jackson 3.
    requires static com.fasterxml.jackson.core;
    requires static com.fasterxml.jackson.databind;
    requires transitive com.zaxxer.hikari;
    // Used by Jdbi, which has no descriptor that could say so.
    requires io.leangen.geantyref;
    requires java.logging;
    requires transitive java.sql;
    requires transitive org.jdbi.v3.core;
    requires transitive org.jspecify;
    // Only for dev.rxkit.testing.
    requires static org.junit.jupiter.api;
    requires static org.junit.platform.commons;
    requires static org.junit.platform.engine;
    requires static org.junit.platform.launcher;
    requires org.slf4j;
    requires org.xerial.sqlitejdbc;
    requires tools.jackson.core;
    requires tools.jackson.databind;

    uses org.slf4j.spi.SLF4JServiceProvider;

    exports dev.rxkit;
    exports dev.rxkit.annotation;
    exports dev.rxkit.diff;
    exports dev.rxkit.error;
    exports dev.rxkit.query;
    exports dev.rxkit.schema;
    exports dev.rxkit.session;
    exports dev.rxkit.testing;

    exports dev.rxkit.config to
            dev.rxkit.migrate,
            dev.rxkit.spring;
    exports dev.rxkit.database to
            dev.rxkit.migrate;
    exports dev.rxkit.database.mariadb to
            dev.rxkit.migrate;
    exports dev.rxkit.database.postgres to
            dev.rxkit.migrate;
    exports dev.rxkit.database.sqlite to
            dev.rxkit.migrate;
    exports dev.rxkit.database.url to
            dev.rxkit.migrate,
            dev.rxkit.spring;
    exports dev.rxkit.diff.rename to
            dev.rxkit.migrate;
    exports dev.rxkit.history to
            dev.rxkit.migrate;
    exports dev.rxkit.internal to
            dev.rxkit.migrate,
            dev.rxkit.spring;
    exports dev.rxkit.mapping to
            dev.rxkit.migrate;
    exports dev.rxkit.mapping.classfile to
            dev.rxkit.migrate;
    exports dev.rxkit.sql to
            dev.rxkit.migrate;
}

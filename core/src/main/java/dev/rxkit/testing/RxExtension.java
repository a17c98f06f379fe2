package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.SessionException;
import dev.rxkit.session.Session;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a database that no other test sees. By {@link RxTest}, or as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static RxExtension rx = RxExtension.inMemory(Hero.class, Team.class);
 * }</pre>
 *
 * <p>While a test runs, {@code Rx.session()} and the like mean its database, in the test's thread and in those it
 * starts; parameters of type {@link Session} and {@link Database} are resolved. All sessions of a test share one
 * connection and see each other's work ({@link Database#rehearsal()}), and nothing stays. Tests may run in parallel, as
 * long as the code they call does not ask {@code Rx} from threads that were started before the test.
 */
public final class RxExtension implements BeforeEachCallback, AfterEachCallback, ParameterResolver {

    private static final Namespace SPACE = Namespace.create(RxExtension.class);
    private static final ReentrantLock OPENING = new ReentrantLock();

    /** How a test comes by its database. */
    @FunctionalInterface
    private interface Source {
        /**
         * The database, and whether it is closed with the test.
         *
         * @param settings for a database in memory
         */
        Opened open(ExtensionContext context, RxConfig.Builder settings);
    }

    private record Opened(Database database, boolean mine) {}

    private final @Nullable Source source;
    private final Consumer<RxConfig.Builder> settings;

    /** By the annotation {@link RxTest} of the test class. */
    public RxExtension() {
        source = null;
        settings = builder -> {};
    }

    private RxExtension(@Nullable Source source, Consumer<RxConfig.Builder> settings) {
        this.source = source;
        this.settings = settings;
    }

    private static RxExtension of(Source source) {
        return new RxExtension(source, builder -> {});
    }

    /** An in-memory SQLite database with the tables of these classes, new for each test. */
    public static RxExtension inMemory(Class<?>... models) {
        return of((context, config) -> memory(config, models));
    }

    /** An in-memory SQLite database made by the scripts of a folder of the class path, new for each test. */
    public static RxExtension scripts(String folder) {
        return of((context, config) -> migrated(context, config, folder));
    }

    /**
     * A real database whose tables are there already. It is opened once for the whole run; each test is one
     * transaction, which is rolled back: commits of the code under test are savepoints within it.
     */
    public static RxExtension rollback(RxConfig config) {
        return of((context, unused) -> new Opened(shared(context, config), false));
    }

    /**
     * The same with further settings for the database in memory, such as
     * {@code config -> config.plugin(new SqlObjectPlugin())}. What {@link #rollback} needs is said in its own config.
     */
    public RxExtension config(Consumer<RxConfig.Builder> further) {
        return new RxExtension(source, settings.andThen(further));
    }

    private static Opened memory(RxConfig.Builder config, Class<?>... models) {
        Database database = Database.open(
                models.length == 0 ? config.build() : config.models(models).build());
        try {
            database.createTables();
            return new Opened(database, true);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Opened migrated(ExtensionContext context, RxConfig.Builder config, String folder) {
        Database database = Database.open(config.build());
        ClassLoader loader = context.getRequiredTestClass().getClassLoader();
        try (Connection connection = database.dataSource().getConnection()) {
            Scripts.run(folder, loader, connection);
            return new Opened(database, true);
        } catch (SQLException failure) {
            database.close();
            throw new ExtensionConfigurationException("the scripts in " + folder + " could not be run", failure);
        } catch (RuntimeException failure) {
            database.close();
            throw failure;
        }
    }

    private static Database shared(ExtensionContext context, RxConfig config) {
        Store store = context.getRoot().getStore(SPACE);
        // By get and put, which JUnit 5 and 6 have in common.
        OPENING.lock();
        try {
            Database known = store.get(config, Database.class);
            if (known != null) {
                return known;
            }
            Database opened = Database.open(config);
            store.put(config, opened);
            return opened;
        } finally {
            OPENING.unlock();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Source chosen = source == null ? annotated(context) : source;
        RxConfig.Builder config = RxConfig.builder().url("sqlite://").startupCheck(false);
        settings.accept(config);
        Opened opened = chosen.open(context, config);
        context.getStore(SPACE).put(Running.class, new Running(opened.database(), opened.mine()));
    }

    private static Source annotated(ExtensionContext context) {
        RxTest test = Stream.iterate(
                        Optional.of(context), Optional::isPresent, one -> one.flatMap(ExtensionContext::getParent))
                .flatMap(one -> one.flatMap(ExtensionContext::getTestClass).stream())
                .flatMap(type -> AnnotationSupport.findAnnotation(type, RxTest.class).stream())
                .findFirst()
                .orElseThrow(() -> new ExtensionConfigurationException(
                        context.getRequiredTestClass().getName() + " needs @RxTest, or a field"
                                + " @RegisterExtension static RxExtension rx = RxExtension.inMemory(..)"));
        if (!test.scripts().isEmpty() && test.models().length > 0) {
            throw new ExtensionConfigurationException(
                    "@RxTest says models and scripts: the tables come from one of them");
        }
        return test.scripts().isEmpty()
                ? (none, config) -> memory(config, test.models())
                : (some, config) -> migrated(some, config, test.scripts());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        Running running = context.getStore(SPACE).remove(Running.class, Running.class);
        if (running != null) {
            running.end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == Session.class || type == Database.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        Running running = context.getStore(SPACE).get(Running.class, Running.class);
        if (running == null) {
            throw new ExtensionConfigurationException("a Session or Database is for test methods, @BeforeEach and"
                    + " @AfterEach: before a test there is no database yet");
        }
        return parameter.getParameter().getType() == Session.class ? running.session() : running.database();
    }

    /** One test's database. For the test's thread. */
    private static final class Running {
        private final Database whole;
        private final boolean mine;
        private final Database database;
        private final Rx.Use use;
        private @Nullable Session session;

        Running(Database whole, boolean mine) {
            this.whole = whole;
            this.mine = mine;
            database = whole.rehearsal();
            use = Rx.use(database);
        }

        Database database() {
            return database;
        }

        /** One for all parameters of a test. */
        Session session() {
            Session open = session;
            if (open == null) {
                open = database.session();
                session = open;
            }
            return open;
        }

        void end() {
            use.close();
            try {
                if (session != null) {
                    session.rollback();
                    session.close();
                }
            } catch (SessionException closedByTheTest) {
                // That is all that was wanted.
            } finally {
                database.close();
                if (mine) {
                    whole.close();
                }
            }
        }
    }
}

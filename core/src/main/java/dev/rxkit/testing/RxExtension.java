package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.session.Session;
import java.lang.annotation.Annotation;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * Gives each test a database that no other test sees. By {@link RxTest}, or as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static RxExtension rx = RxExtension.inMemory(Hero.class, Team.class);
 * }</pre>
 *
 * <p>From the making of its instance to its end, {@code Rx.session()} and the like mean a test's database, in the test's
 * thread and in those it starts; parameters of type {@link Session} and {@link Database} are resolved. A configured
 * database is never reached: before the first test of a class, and for databases asked for by name, {@code Rx} throws. All sessions of a test share one
 * connection and see each other's work ({@link Database#rehearsal()}), and nothing stays. Tests may run in parallel, as
 * long as the code they call does not ask {@code Rx} from threads that were started before the test.
 */
public final class RxExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final Namespace SPACE = Namespace.create(RxExtension.class);

    /** What was opened for an instance that this thread is making, until its test begins. */
    private static final ThreadLocal<@Nullable TestRun> PREPARED = new ThreadLocal<>();

    private static final String BEFORE_TESTS = "before its first test a test class has no database: ask Rx in the test,"
            + " in @BeforeEach, or in a field of an instance that each test has for itself";

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

    /** An in-memory SQLite database with the tables of these classes, new for each test. */
    public static RxExtension inMemory(Class<?>... models) {
        return new RxExtension((context, config) -> memory(config, models), unchanged -> {});
    }

    /** An in-memory SQLite database made by the scripts of a folder of the class path, new for each test. */
    public static RxExtension scripts(String folder) {
        return new RxExtension((context, config) -> migrated(context, config, folder), unchanged -> {});
    }

    /**
     * A real database whose tables are there already. It is opened once for the whole run, also for several
     * configurations of equal settings; each test is one transaction, which is rolled back: commits of the code under test are savepoints within it.
     */
    public static RxExtension rollback(RxConfig config) {
        return new RxExtension(
                (context, unused) ->
                        new Opened(SharedDatabase.of(context.getRoot().getStore(SPACE), config), false),
                unchanged -> {});
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
        } catch (MappingException failure) {
            database.close();
            throw models.length > 0
                    ? failure
                    : new ExtensionConfigurationException(
                            failure.getMessage()
                                    + "\n@RxTest without models takes all models of the class path, those of"
                                    + " the tests too: write the ones this test needs, as in @RxTest(models = Hero.class)",
                            failure);
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

    @Override
    public void beforeAll(ExtensionContext context) {
        if (context.getStore(SPACE).get(this) == null) {
            context.getStore(SPACE).put(this, Rx.useNone(BEFORE_TESTS));
        }
    }

    @Override
    public void afterAll(ExtensionContext context) {
        endPrepared();
        Rx.Use none = context.getStore(SPACE).remove(this, Rx.Use.class);
        if (none != null) {
            none.close();
        }
    }

    /** The instance of a test means its database already while it is made; one that serves all tests means none. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        if (context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_CLASS) {
            // It is made before beforeAll.
            beforeAll(context);
            return;
        }
        if (instance.getOuterInstance().isPresent()
                && PREPARED.get() != null
                && sameAnnotation(instance.getTestClass())) {
            return;
        }
        endPrepared();
        PREPARED.set(open(context, instance.getTestClass()));
    }

    private boolean sameAnnotation(Class<?> inner) {
        return source != null || !AnnotationSupport.isAnnotated(inner, RxTest.class);
    }

    private static void endPrepared() {
        TestRun stale = PREPARED.get();
        PREPARED.remove();
        if (stale != null) {
            stale.end();
        }
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        Store store = context.getStore(SPACE);
        TestRun other = store.get(TestRun.class, TestRun.class);
        if (other != null) {
            throw new ExtensionConfigurationException(
                    context.getRequiredTestClass().getName()
                            + " has two RxExtensions, and Rx can mean one database only: keep one, and open the other database"
                            + " by Database.open(config)");
        }
        TestRun prepared = PREPARED.get();
        PREPARED.remove();
        store.put(TestRun.class, prepared == null ? open(context, context.getRequiredTestClass()) : prepared);
    }

    private TestRun open(ExtensionContext context, Class<?> test) {
        Source chosen = source == null ? annotated(context, test) : source;
        RxConfig.Builder config = RxConfig.builder().url("sqlite://").startupCheck(false);
        settings.accept(config);
        Opened opened = chosen.open(context, config);
        return new TestRun(opened.database(), opened.mine());
    }

    private static Source annotated(ExtensionContext context, Class<?> instance) {
        RxTest test = Stream.concat(
                        Stream.of(instance),
                        Stream.iterate(
                                        Optional.of(context),
                                        Optional::isPresent,
                                        one -> one.flatMap(ExtensionContext::getParent))
                                .flatMap(one -> one.flatMap(ExtensionContext::getTestClass).stream()))
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
        TestRun running = context.getStore(SPACE).remove(TestRun.class, TestRun.class);
        if (running != null) {
            running.end();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return (type == Session.class || type == Database.class)
                && Arrays.stream(parameter.getParameter().getAnnotations()).noneMatch(RxExtension::ofContainer);
    }

    /** A parameter that a container is to fill is not ours. */
    private static boolean ofContainer(Annotation annotation) {
        String name = annotation.annotationType().getName();
        return Stream.of("org.springframework.", "jakarta.", "javax.", "io.quarkus.", "io.micronaut.")
                .anyMatch(name::startsWith);
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRun running = context.getStore(SPACE).get(TestRun.class, TestRun.class);
        if (running == null) {
            running = PREPARED.get();
        }
        if (running == null) {
            throw new ExtensionConfigurationException(
                    "a Session or Database is for test methods, @BeforeEach, @AfterEach"
                            + " and the constructor of an instance that each test has for itself: before a test there is no"
                            + " database yet");
        }
        return parameter.getParameter().getType() == Session.class ? running.session() : running.database();
    }
}

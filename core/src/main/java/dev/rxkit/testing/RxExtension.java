package dev.rxkit.testing;

import dev.rxkit.Database;
import dev.rxkit.Rx;
import dev.rxkit.RxConfig;
import dev.rxkit.error.MappingException;
import dev.rxkit.internal.TestClasses;
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
 * A JUnit extension that gives each test a database of its own. Register it with {@link RxTest}, or as a field:
 *
 * <pre>{@code
 * @RegisterExtension
 * static RxExtension rx = RxExtension.inMemory(Hero.class, Team.class);
 * }</pre>
 *
 * <p>From the construction of the test instance to the end of the test, the static methods of {@code Rx} use the test's
 * database, in the test's thread and in threads that it starts. Parameters of type {@link Session} and {@link Database}
 * are resolved. The configured database is never used: before the first test of a class, and for named databases,
 * {@code Rx} throws. All sessions of a test share one connection and see each other's changes ({@link
 * Database#rollbackOnly()}), which are discarded at the end of the test. Tests may run in parallel, unless the code that
 * they call uses {@code Rx} in threads that were started before the test.
 */
public final class RxExtension
        implements BeforeAllCallback,
                AfterAllCallback,
                TestInstancePreConstructCallback,
                BeforeEachCallback,
                AfterEachCallback,
                ParameterResolver {

    private static final Namespace SPACE = Namespace.create(RxExtension.class);

    /** The database of the test instance that this thread is constructing, until its test begins. */
    private static final ThreadLocal<@Nullable TestRun> PREPARED = new ThreadLocal<>();

    /** Opens the database of a test. */
    @FunctionalInterface
    private interface Source {
        /**
         * Opens the database.
         *
         * @param settings the settings for a database in memory
         */
        Opened open(ExtensionContext context, RxConfig.Builder settings);
    }

    private record Opened(Database database, boolean closeAtEnd) {}

    private final @Nullable Source source;
    private final Consumer<RxConfig.Builder> settings;

    /** Creates the extension for {@link RxTest}, whose settings are those of the annotation. */
    public RxExtension() {
        this(null, builder -> {});
    }

    private RxExtension(@Nullable Source source, Consumer<RxConfig.Builder> settings) {
        this.source = source;
        this.settings = settings;
        TestClasses.extensionCreated();
    }

    /**
     * Returns an extension that creates an in-memory SQLite database with the tables of the given classes for each
     * test.
     *
     * @param models the model classes; if empty, those of the configuration or else of the application
     */
    public static RxExtension inMemory(Class<?>... models) {
        return new RxExtension((context, config) -> memory(config, models), unchanged -> {});
    }

    /**
     * Returns an extension that creates an in-memory SQLite database for each test and runs the scripts of a folder on
     * it.
     *
     * @param folder the folder on the class path, for example {@code db/migration}
     */
    public static RxExtension scripts(String folder) {
        return new RxExtension((context, config) -> migrated(context, config, folder), unchanged -> {});
    }

    /**
     * Returns an extension for a database that exists and has its tables. It is opened once for the whole run, even if
     * several equal configurations are given. Each test runs in one transaction that is rolled back; commits of the
     * tested code are savepoints of it.
     */
    public static RxExtension rollback(RxConfig config) {
        return new RxExtension(
                (context, unused) ->
                        new Opened(SharedDatabase.of(context.getRoot().getStore(SPACE), config), false),
                unchanged -> {});
    }

    /**
     * Returns an extension with additional settings for the database in memory, for example {@code config ->
     * config.plugin(new SqlObjectPlugin())}. They have no effect on the database of {@link #rollback}, which has a
     * configuration of its own.
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
                                    + "\n@RxTest without models uses all models on the class path, including those of"
                                    + " the tests: list the ones this test needs, as in @RxTest(models = Hero.class)",
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
            context.getStore(SPACE).put(this, Rx.useNone(TestClasses.BEFORE_TESTS));
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

    /** Opens the test's database before the test instance is constructed, unless one instance serves all tests. */
    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext instance, ExtensionContext context) {
        if (context.getTestInstanceLifecycle().orElse(Lifecycle.PER_METHOD) == Lifecycle.PER_CLASS) {
            // The instance is constructed before beforeAll is called.
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
                            + " has two RxExtensions, but Rx can use only one database: keep one, and open the other database"
                            + " with Database.open(config)");
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
        return new TestRun(opened.database(), opened.closeAtEnd());
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
            throw new ExtensionConfigurationException("@RxTest has both models and scripts: give only one of them");
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
                && Arrays.stream(parameter.getParameter().getAnnotations())
                        .noneMatch(RxExtension::isProvidedByContainer);
    }

    /** Returns whether a dependency injection container provides the parameter. */
    private static boolean isProvidedByContainer(Annotation annotation) {
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
                    "a parameter of type Session or Database is allowed in test methods, @BeforeEach, @AfterEach"
                            + " and the constructor of a class that has an instance per test: before the first test there is"
                            + " no database");
        }
        return parameter.getParameter().getType() == Session.class ? running.session() : running.database();
    }
}

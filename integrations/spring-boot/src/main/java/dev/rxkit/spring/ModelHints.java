package dev.rxkit.spring;

import dev.rxkit.RxConfig;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.generate.GenerationContext;
import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.TypeReference;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotContribution;
import org.springframework.beans.factory.aot.BeanFactoryInitializationAotProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;

/**
 * Lists the models when an application is processed ahead of time, because a native image has no class path to search,
 * and makes them available to reflection there. Thread-safe.
 */
final class ModelHints implements BeanFactoryInitializationAotProcessor {

    /** Returns null for an application without a database of the starter. */
    @Override
    public @Nullable BeanFactoryInitializationAotContribution processAheadOfTime(
            ConfigurableListableBeanFactory beans) {
        if (beans.getBeanNamesForType(RxConfig.class, true, false).length == 0) {
            return null;
        }
        List<String> packages = Binder.get(beans.getBean(Environment.class))
                .bind("rx.models", Bindable.listOf(String.class))
                .orElseGet(List::of);
        Class<?>[] models = ModelClasses.find(packages, beans, new DefaultResourceLoader(beans.getBeanClassLoader()));
        return (context, code) -> contribute(models, context);
    }

    private static void contribute(Class<?>[] models, GenerationContext context) {
        String names = Arrays.stream(models).map(Class::getName).collect(Collectors.joining("\n"));
        context.getGeneratedFiles().addResourceFile(ModelClasses.LIST, names);
        RuntimeHints hints = context.getRuntimeHints();
        hints.resources().registerPattern(ModelClasses.LIST);
        hints.resources().registerPattern("rxconfig.properties");
        hints.resources().registerPattern("db/migration/*");
        new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), models);
        for (Class<?> model : models) {
            // Rx reads the class file for the order of the properties and for annotations that are not kept.
            hints.resources().registerType(TypeReference.of(model));
        }
    }
}
